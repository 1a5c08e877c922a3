package dev.semanticpassport.recognition.mixing;

/**
 * From a difference of log ratios to a log-likelihood ratio of one answer, for a pair of models:
 * slope · difference + intercept, bounded. Answers' features are neither Gaussian nor independent,
 * so that the difference itself promises too much, for each pair in its own measure.
 */
final class Calibration {
    /** One answer never tells more than e to this. */
    private static final double MOST = 6;

    private static final int STEPS = 25;
    private static final double LONGEST_STEP = 3;
    private static final double RIDGE = 1e-4;
    private static final double LEAST_SPREAD = 1e-9;

    private final double slope;
    private final double intercept;

    private Calibration(double slope, double intercept) {
        this.slope = slope;
        this.intercept = intercept;
    }

    /**
     * Logistic regression by Newton's method, both sides with the same weight.
     *
     * @param ofClaimed differences of answers by the claimed model, one at least
     * @param ofOther of answers by the other, one at least
     */
    static Calibration learn(double[] ofClaimed, double[] ofOther) {
        int count = ofClaimed.length + ofOther.length;
        double sum = 0;
        double squares = 0;
        for (double[] side : new double[][] {ofClaimed, ofOther}) {
            for (double difference : side) {
                sum += difference;
                squares += difference * difference;
            }
        }
        double mean = sum / count;
        double spread = LEAST_SPREAD + Math.sqrt(Math.max(0, squares / count - mean * mean));
        double slope = 0;
        double intercept = 0;
        for (int step = 0; step < STEPS; step++) {
            Sums sums = new Sums();
            sums.add(ofClaimed, 0, mean, spread, slope, intercept);
            sums.add(ofOther, 1, mean, spread, slope, intercept);
            double gradient = sums.gradientSlope - RIDGE * slope;
            double curvature = sums.slopes + RIDGE;
            double constant = sums.constants + RIDGE;
            double determinant = curvature * constant - sums.both * sums.both;
            slope +=
                    bounded(
                            (constant * gradient - sums.both * sums.gradientConstant)
                                    / determinant);
            intercept +=
                    bounded(
                            (curvature * sums.gradientConstant - sums.both * gradient)
                                    / determinant);
        }
        return new Calibration(slope / spread, intercept - slope * mean / spread);
    }

    /** Newton's method leaps where the two sides are wholly apart. */
    private static double bounded(double step) {
        return Math.clamp(step, -LONGEST_STEP, LONGEST_STEP);
    }

    /** Means over both sides of what Newton's method needs. */
    private static final class Sums {
        private double gradientSlope;
        private double gradientConstant;
        private double slopes;
        private double both;
        private double constants;

        void add(
                double[] differences,
                double is,
                double mean,
                double spread,
                double slope,
                double intercept) {
            double weight = .5 / differences.length;
            for (double difference : differences) {
                double standard = (difference - mean) / spread;
                double chance = 1 / (1 + Math.exp(-(slope * standard + intercept)));
                double curvature = weight * chance * (1 - chance);
                gradientSlope += weight * (is - chance) * standard;
                gradientConstant += weight * (is - chance);
                slopes += curvature * standard * standard;
                both += curvature * standard;
                constants += curvature;
            }
        }
    }

    double logRatio(double difference) {
        return Math.clamp(slope * difference + intercept, -MOST, MOST);
    }
}
