package dev.semanticpassport.weights.lineage;

/**
 * How two sets of numbers lie to each other and to zero, in sums of squares, and how unequal the
 * rows of each are in length.
 *
 * @param first the first's square
 * @param second the second's square
 * @param between of what is between them
 * @param firstSpread variance of the logarithm of the length of the first's rows, summed over
 *     matrices
 */
record Distance(
        double first,
        double second,
        double between,
        double firstSpread,
        double secondSpread,
        int matrices) {
    static final Distance NONE = new Distance(0, 0, 0, 0, 0, 0);

    Distance plus(Distance other) {
        return new Distance(
                first + other.first,
                second + other.second,
                between + other.between,
                firstSpread + other.firstSpread,
                secondSpread + other.secondSpread,
                matrices + other.matrices);
    }

    static Distance of(Numbers one, Numbers other) {
        double mine = 0;
        double theirs = 0;
        double apart = 0;
        int width = one.width();
        for (int i = 0; i < one.rows(); i++) {
            mine += one.dot(i, one, i);
            theirs += other.dot(i, other, i);
            for (int k = 0; k < width; k++) {
                double between = one.cells()[i * width + k] - other.cells()[i * width + k];
                apart += between * between;
            }
        }
        return new Distance(mine, theirs, apart, spread(one), spread(other), 1);
    }

    private static double spread(Numbers numbers) {
        double sum = 0;
        double square = 0;
        int rows = 0;
        for (int i = 0; i < numbers.rows(); i++) {
            double length = numbers.dot(i, numbers, i);
            if (length > 0) {
                double logarithm = Math.log(length) / 2;
                sum += logarithm;
                square += logarithm * logarithm;
                rows++;
            }
        }
        return rows == 0 ? 0 : square / rows - sum / rows * sum / rows;
    }

    /**
     * Where on the way from the first to the second the two parted, if each went its own way at
     * right angles to what it had: 0 where the second comes of the first, 1 where the first comes
     * of the second, about a half where both come of a third. Training that goes on lengthens
     * weights, so it leads beyond 0 and 1.
     */
    double fork() {
        return 0.5 + (first - second) / (2 * between);
    }

    /** The squared distance as a share of the greater of the two. */
    double share() {
        return between / Math.max(first, second);
    }
}
