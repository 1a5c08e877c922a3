package dev.semanticpassport.weights.lineage;

/**
 * Whether two sets of weights have more in common than two that were trained apart.
 *
 * @param pValue under the null that the second was trained from a start of its own, on whatever
 *     data; exact, and never below 1 / (permutations + 1)
 * @param deviations how far above the null's mean, in its standard deviations
 * @param permutations of the second that stand for others trained apart
 * @param compared matrices or modules that both have
 * @param layout how the second's numbers were taken
 */
public record Kinship(
        double pValue, double deviations, int permutations, int compared, Layout layout) {

    /** How the numbers of a matrix lie in its file. */
    public enum Layout {
        ROWS,
        /** Column by column, against what the header says. */
        COLUMNS
    }

    /** Of two looks at the same pair, the one that shows more, with its price. */
    Kinship orRather(Kinship other) {
        Kinship better = other.pValue < pValue ? other : this;
        if (other.pValue == pValue && other.deviations > deviations) {
            better = other;
        }
        return new Kinship(
                Math.min(1, 2 * better.pValue),
                better.deviations,
                better.permutations,
                better.compared,
                better.layout);
    }
}
