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
 */
public record KnockoutResult(
        String adapter,
        String endpoint,
        UUID run,
        Map<String, String> labels,
        SequencedMap<Variant, UUID> verifications,
        Measured measured,
        KnockoutMap map) {

    /**
     * What was asked, and what its answers were scored by.
     *
     * @param questions that each variant was asked
     * @param failed probes without an answer, over all variants
     * @param calls made of the endpoint, over all variants
     * @param scores of each idea and group, by id
     */
    public record Measured(
            int questions, long failed, long calls, SequencedMap<String, ScoreKind> scores) {}

    String label(String id) {
        return labels.getOrDefault(id, id);
    }
}
