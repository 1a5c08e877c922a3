package dev.semanticpassport.core.statistics;

/** The logarithm of a mean of numbers that are given by their logarithms. */
final class LogMean {
    private LogMean() {}

    /** ln of the mean of exp(x_j), summed in the order given, without overflow. */
    static double of(double[] logarithms) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double x : logarithms) {
            largest = StrictMath.max(largest, x);
        }
        if (largest == Double.NEGATIVE_INFINITY) {
            return largest;
        }
        double sum = 0;
        for (double x : logarithms) {
            sum += StrictMath.exp(x - largest);
        }
        return largest + (StrictMath.log(sum) - StrictMath.log(logarithms.length));
    }
}
