package dev.semanticpassport.core.statistics;

import java.util.List;

/**
 * A bet's outcome under a hypothesis that gives it a mean of at most 1, so that a large value
 * speaks against the hypothesis; kept as its natural logarithm.
 *
 * @param ln natural logarithm of the value; negative infinity stands for a lost bet, 0
 */
public record EValue(double ln) implements Comparable<EValue> {
    /** No evidence either way. */
    public static final EValue ONE = new EValue(0);

    private static final double LN_10 = StrictMath.log(10);

    public EValue {
        if (Double.isNaN(ln) || ln == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("An e-value's logarithm must be finite, not " + ln);
        }
        ln += 0.0; // one zero, so that equal values are equal records
    }

    /** The logarithm to base 10, as reports print it. */
    public double log10() {
        return ln / LN_10;
    }

    /**
     * The mean of e-values about one hypothesis, which is an e-value however they depend on each
     * other (several access paths, re-verifications, paraphrases).
     */
    public static EValue mean(List<EValue> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("The mean of no e-values is undefined");
        }
        return new EValue(LogMean.of(values.stream().mapToDouble(EValue::ln).toArray()));
    }

    static EValue largerOf(EValue one, EValue other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    @Override
    public int compareTo(EValue other) {
        return Double.compare(ln, other.ln);
    }
}
