package dev.semanticpassport.recognition.contrasting;

import java.util.Arrays;

/**
 * How like two answers to one prompt usually are: as like as each of the two is to the cohort's
 * answers (double centring), and more where both are long or both are short. What two answers have
 * beyond that is counted in standard deviations of what the cohort's have beyond it.
 */
final class UsualLikeness {
    /** Fewer answers than these leave nothing to tell how far likenesses spread. */
    static final int FEWEST_ANSWERS = 5;

    private static final double LEAST_SPREAD = 1e-3;
    private static final double LONGEST = 3;
    private static final double SAME = 1 - 1e-4;

    private final int answered;
    private final double[] likenesses;
    private final double[] lengths;
    private final double[] products;
    private final double lengthSum;
    private final double meanLength;
    private final double lengthSpread;
    private final double overallLikeness;
    private final double overallProduct;
    private final double slope;
    private final double spread;

    /**
     * Where an answer stands among the cohort's.
     *
     * @param likeness mean to the cohort's answers, its own left out
     * @param length logarithm of its tokens, in standard deviations from the mean
     * @param product mean of its length times those of the cohort's answers
     */
    record Standing(double likeness, double length, double product) {}

    /**
     * @param likeness of each two answers of the cohort, with noughts where one gave none and for
     *     each with itself
     * @param tokens of each answer, 0 where one gave none
     */
    UsualLikeness(double[][] likeness, int[] tokens) {
        int members = tokens.length;
        answered = (int) Arrays.stream(tokens).filter(count -> count > 0).count();
        meanLength =
                Arrays.stream(tokens)
                        .filter(n -> n > 0)
                        .mapToDouble(Math::log1p)
                        .average()
                        .orElse(0);
        double squares = 0;
        for (int count : tokens) {
            squares += count == 0 ? 0 : Math.pow(Math.log1p(count) - meanLength, 2);
        }
        lengthSpread = Math.max(LEAST_SPREAD, Math.sqrt(squares / Math.max(1, answered)));
        lengths = new double[members];
        for (int i = 0; i < members; i++) {
            lengths[i] = tokens[i] == 0 ? Double.NaN : length(tokens[i]);
        }
        lengthSum = Arrays.stream(lengths).filter(length -> !Double.isNaN(length)).sum();
        likenesses = new double[members];
        products = new double[members];
        double likenessSum = 0;
        double productSum = 0;
        for (int i = 0; i < members; i++) {
            if (tokens[i] > 0) {
                likenesses[i] = Arrays.stream(likeness[i]).sum() / Math.max(1, answered - 1);
                products[i] = lengths[i] * (lengthSum - lengths[i]) / Math.max(1, answered - 1);
                likenessSum += likenesses[i];
                productSum += products[i];
            }
        }
        overallLikeness = likenessSum / Math.max(1, answered);
        overallProduct = productSum / Math.max(1, answered);
        double[] sums = sums(likeness);
        slope = sums[1] == 0 ? 0 : sums[0] / sums[1];
        // pairs, less the answers' own means and the slope, which were fitted to them
        int free = answered * (answered - 1) / 2 - answered - 1;
        double rest = Math.max(0, sums[2] - slope * sums[0]);
        spread = Math.max(LEAST_SPREAD, Math.sqrt(rest / Math.max(1, free)));
    }

    /** Over all pairs: lengths times likenesses, squares of lengths, squares of likenesses. */
    private double[] sums(double[][] likeness) {
        double[] sums = new double[3];
        for (int i = 0; i < lengths.length; i++) {
            for (int j = 0; j < i; j++) {
                if (Double.isNaN(lengths[i]) || Double.isNaN(lengths[j])) {
                    continue;
                }
                double alike = likeness[i][j] - likenesses[i] - likenesses[j] + overallLikeness;
                double both = lengths[i] * lengths[j] - products[i] - products[j] + overallProduct;
                sums[0] += both * alike;
                sums[1] += both * both;
                sums[2] += alike * alike;
            }
        }
        return sums;
    }

    private double length(int tokens) {
        return Math.clamp((Math.log1p(tokens) - meanLength) / lengthSpread, -LONGEST, LONGEST);
    }

    /**
     * Where an answer stands.
     *
     * @param likeness to each of the cohort's answers; one that is the same is taken for its own
     */
    Standing standing(double[] likeness, int tokens) {
        double sum = 0;
        double most = 0;
        for (double value : likeness) {
            sum += value;
            most = Math.max(most, value);
        }
        double length = length(tokens);
        if (most >= SAME) {
            int others = Math.max(1, answered - 1);
            return new Standing(
                    (sum - most) / others, length, length * (lengthSum - length) / others);
        }
        return new Standing(sum / answered, length, length * lengthSum / answered);
    }

    /** What two answers have beyond the usual, in standard deviations. */
    double beyond(double likeness, Standing one, Standing other) {
        return beyond(likeness, one, other.likeness(), other.length(), other.product());
    }

    private double beyond(
            double likeness, Standing one, double ofOther, double length, double product) {
        double alike = likeness - one.likeness() - ofOther + overallLikeness;
        double both = one.length() * length - one.product() - product + overallProduct;
        return (alike - slope * both) / spread;
    }

    /** The same of an answer and each of the cohort's; nought where a model gave none. */
    float[] toMembers(double[] likeness, Standing standing) {
        float[] toMembers = new float[likeness.length];
        for (int i = 0; i < toMembers.length; i++) {
            toMembers[i] =
                    Double.isNaN(lengths[i])
                            ? 0
                            : (float)
                                    beyond(
                                            likeness[i],
                                            standing,
                                            likenesses[i],
                                            lengths[i],
                                            products[i]);
        }
        return toMembers;
    }
}
