package dev.semanticpassport.weights.measuring;

/**
 * A tensor's numbers in figures; sums leave out what is not finite.
 *
 * @param count of all numbers
 * @param notFinite infinities and NaN
 * @param zeros exact
 * @param greatest absolute value of the finite
 */
public record TensorFigures(
        long count, long notFinite, long zeros, double sum, double sumOfSquares, double greatest) {

    /** Of nothing. */
    public static final TensorFigures NONE = new TensorFigures(0, 0, 0, 0, 0, 0);

    /** Of both together. */
    public TensorFigures and(TensorFigures other) {
        return new TensorFigures(
                count + other.count,
                notFinite + other.notFinite,
                zeros + other.zeros,
                sum + other.sum,
                sumOfSquares + other.sumOfSquares,
                Math.max(greatest, other.greatest));
    }

    /** Frobenius norm. */
    public double norm() {
        return Math.sqrt(sumOfSquares);
    }

    /** Of the finite numbers; 0 where there are none. */
    public double mean() {
        return count == notFinite ? 0 : sum / (count - notFinite);
    }
}
