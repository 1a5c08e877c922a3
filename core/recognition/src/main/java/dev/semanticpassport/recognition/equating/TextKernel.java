package dev.semanticpassport.recognition.equating;

/**
 * How much two texts have in common, as an inner product of some features of theirs; zero or more,
 * and the same in both orders.
 */
public interface TextKernel {
    /** What the two have in common, before any normalising. */
    double common(String left, String right);

    /**
     * Likeness in [0, 1]: what they have in common by the geometric mean of what each has in common
     * with itself. A text without features is 1 like another such, and 0 like any other.
     */
    default double of(String left, String right) {
        return normalised(common(left, right), common(left, left), common(right, right));
    }

    /** The likeness, where what each has in common with itself is known. */
    static double normalised(double common, double ofLeft, double ofRight) {
        if (ofLeft <= 0 || ofRight <= 0) {
            return ofLeft <= 0 && ofRight <= 0 ? 1 : 0;
        }
        return common / Math.sqrt(ofLeft * ofRight);
    }
}
