package dev.semanticpassport.transfer.traits;

import java.util.List;

/**
 * Models of one descent in a panel. Siblings are not independent, so a family counts by its highest
 * score.
 *
 * @param name of the family
 * @param scores of its models, shares of probes with the idea expressed, at least one
 */
public record Family(String name, List<Double> scores) {
    public Family {
        scores = List.copyOf(scores);
        if (scores.isEmpty()) {
            throw new IllegalArgumentException("the family " + name + " has no model");
        }
        for (double score : scores) {
            if (!(score >= 0 && score <= 1)) {
                throw new IllegalArgumentException(
                        "a score of the family " + name + " is no share: " + score);
            }
        }
    }

    /** What the family counts by. */
    public double highest() {
        return scores.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }
}
