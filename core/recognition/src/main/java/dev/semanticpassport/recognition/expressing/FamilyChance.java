package dev.semanticpassport.recognition.expressing;

/**
 * The conformal p-value of a score by families: (1 + families at least as high) / (1 + families).
 * It is exact where the model, were it ordinary, could have changed places with any family, and
 * scores are seldom equal; it is never 0.
 *
 * @param families how many
 * @param atLeastAsHigh families whose highest model scores as high or higher
 */
public record FamilyChance(int families, int atLeastAsHigh) {
    public FamilyChance {
        if (families < 1 || atLeastAsHigh < 0 || atLeastAsHigh > families) {
            throw new IllegalArgumentException(
                    "none to all of at least one family, not %d of %d"
                            .formatted(atLeastAsHigh, families));
        }
    }

    /**
     * Compares a score with each family's highest.
     *
     * @param highest of each family, at least one
     */
    public static FamilyChance of(double score, double[] highest) {
        int above = 0;
        for (double other : highest) {
            above += other >= score ? 1 : 0;
        }
        return new FamilyChance(highest.length, above);
    }

    public double p() {
        return (1.0 + atLeastAsHigh) / (1.0 + families);
    }
}
