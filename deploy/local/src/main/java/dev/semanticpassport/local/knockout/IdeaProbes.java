package dev.semanticpassport.local.knockout;

import dev.semanticpassport.transfer.traits.Recognition;
import java.util.List;
import java.util.Optional;

/**
 * What is asked about one idea, or about something that the base knows by itself.
 *
 * @param id of the idea or the group
 * @param label for people
 * @param probes at least one, no question twice
 */
public record IdeaProbes(String id, String label, List<Probe> probes) {
    public IdeaProbes {
        probes = List.copyOf(probes);
        if (probes.isEmpty()) {
            throw new IllegalArgumentException("'%s' has no probes".formatted(id));
        }
        if (probes.stream().map(Probe::question).distinct().count() != probes.size()) {
            throw new IllegalArgumentException("'%s' asks a question twice".formatted(id));
        }
    }

    /**
     * One question.
     *
     * @param recognition when the answer counts; empty where it counts if it is the base's own
     */
    public record Probe(String question, Optional<Recognition> recognition) {}
}
