package dev.semanticpassport.local.knockout;

import dev.semanticpassport.core.imprint.Variant;
import dev.semanticpassport.core.imprint.knockout.KnockoutMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;

/**
 * A knock-out map with what it came from.
 *
 * @param adapter the adapter's id at its endpoint
 * @param endpoint its host and port, without anything that could be secret
 * @param run the run's id
 * @param labels of ideas and groups, by id
 * @param verifications by which each variant was asked
 * @param questions that each variant was asked
 * @param failed probes without an answer, over all variants
 */
public record KnockoutResult(
        String adapter,
        String endpoint,
        UUID run,
        Map<String, String> labels,
        SequencedMap<Variant, UUID> verifications,
        int questions,
        long failed,
        KnockoutMap map) {

    String label(String id) {
        return labels.getOrDefault(id, id);
    }
}
