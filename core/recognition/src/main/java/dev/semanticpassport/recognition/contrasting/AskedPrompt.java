package dev.semanticpassport.recognition.contrasting;

import dev.semanticpassport.recognition.describing.Description;
import dev.semanticpassport.recognition.describing.TokenCounts;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What the models of a cohort answered to one prompt: their mean features, and the words of each,
 * so that an answer's likeness to each of them can be told.
 */
final class AskedPrompt {
    /** Marks that no answer is left out. */
    static final int NOBODY = -1;

    private static final double LEAST_SPREAD = 1e-3;

    private final double[] featureSum;
    private final int answered;
    private final long[] tokens;
    private final int[][] places;
    private final float[][] weights;
    private final double[] likenessSums;
    private final int[] lengths;
    private double spread = 1;
    private @Nullable UsualLikeness usual;

    private AskedPrompt(
            double[] featureSum,
            int answered,
            long[] tokens,
            int[][] places,
            float[][] weights,
            int[] lengths) {
        this.featureSum = featureSum;
        this.answered = answered;
        this.tokens = tokens;
        this.places = places;
        this.weights = weights;
        this.lengths = lengths;
        this.likenessSums = new double[lengths.length];
    }

    /**
     * @param answers of the cohort's models in their order, null where one gave none; two at least
     */
    static AskedPrompt of(@Nullable Description[] answers, TokenWeights telling) {
        double[] featureSum = new double[0];
        int answered = 0;
        LongStream.Builder all = LongStream.builder();
        for (Description answer : answers) {
            if (answer == null) {
                continue;
            }
            featureSum = answered == 0 ? new double[answer.size()] : featureSum;
            answer.addTo(featureSum);
            answered++;
            for (int i = 0; i < answer.counts().size(); i++) {
                all.add(answer.counts().hash(i));
            }
        }
        long[] tokens = all.build().sorted().distinct().toArray();
        int[][] places = new int[answers.length][];
        float[][] weights = new float[answers.length][];
        int[] lengths = new int[answers.length];
        for (int member = 0; member < answers.length; member++) {
            Description answer = answers[member];
            places[member] = answer == null ? new int[0] : places(tokens, answer.counts());
            weights[member] = answer == null ? new float[0] : telling.unitVector(answer.counts());
            lengths[member] = answer == null ? 0 : answer.tokens();
        }
        AskedPrompt prompt =
                new AskedPrompt(featureSum, answered, tokens, places, weights, lengths);
        prompt.measure();
        return prompt;
    }

    private static int[] places(long[] tokens, TokenCounts counts) {
        int[] places = new int[counts.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = Arrays.binarySearch(tokens, counts.hash(i));
        }
        return places;
    }

    private void measure() {
        int members = places.length;
        double[][] likeness = new double[members][];
        for (int member = 0; member < members; member++) {
            likeness[member] = likenesses(scattered(places[member], weights[member]));
            likeness[member][member] = 0;
            for (int other = 0; other < members; other++) {
                likenessSums[other] += likeness[member][other];
            }
        }
        double squares = 0;
        for (int member = 0; member < members; member++) {
            if (places[member].length > 0) {
                double[] centred = centred(likeness[member], member);
                for (double value : centred) {
                    squares += value * value;
                }
            }
        }
        spread = Math.max(LEAST_SPREAD, Math.sqrt(squares / answered / members));
        usual = new UsualLikeness(likeness, lengths);
    }

    private float[] scattered(int[] at, float[] values) {
        float[] dense = new float[tokens.length];
        for (int i = 0; i < at.length; i++) {
            if (at[i] >= 0) {
                dense[at[i]] = values[i];
            }
        }
        return dense;
    }

    private double[] likenesses(float[] dense) {
        double[] likeness = new double[places.length];
        for (int member = 0; member < places.length; member++) {
            float sum = 0;
            for (int i = 0; i < places[member].length; i++) {
                sum += weights[member][i] * dense[places[member][i]];
            }
            likeness[member] = sum;
        }
        return likeness;
    }

    /**
     * Likenesses less what others' answers have, and less the answer's own mean; then that mean.
     */
    private double[] centred(double[] likeness, int except) {
        double[] centred = new double[likeness.length + 1];
        double sum = 0;
        int counted = 0;
        for (int member = 0; member < likeness.length; member++) {
            if (member == except || places[member].length == 0) {
                continue;
            }
            double others = likenessSums[member] - (except == NOBODY ? 0 : likeness[member]);
            // each member is compared with all but itself, and without the one left out
            int compared = answered - (except == NOBODY ? 1 : 2);
            centred[member] = likeness[member] - others / Math.max(1, compared);
            sum += centred[member];
            counted++;
        }
        double mean = counted == 0 ? 0 : sum / counted;
        for (int member = 0; member < likeness.length; member++) {
            if (member != except && places[member].length > 0) {
                centred[member] -= mean;
            }
        }
        centred[likeness.length] = mean;
        return centred;
    }

    /** Writes features less the cohort's mean, then likenesses; an own answer can be left out. */
    void contrast(Description answer, TokenWeights telling, int except, float[] into) {
        int size = answer.size();
        double own = except == NOBODY ? 0 : 1;
        for (int i = 0; i < size; i++) {
            double feature = answer.feature(i);
            double others = (featureSum[i] - own * feature) / Math.max(1, answered - own);
            into[i] = (float) (feature - others);
        }
        float[] dense =
                scattered(places(tokens, answer.counts()), telling.unitVector(answer.counts()));
        double[] centred = centred(likenesses(dense), except);
        for (int i = 0; i < centred.length; i++) {
            into[size + i] = (float) (centred[i] / spread);
        }
        into[size + centred.length - 1] = (float) centred[centred.length - 1];
    }

    /** Likenesses to the cohort's answers, nought where a model gave none. */
    double[] likenesses(Description answer, TokenWeights telling) {
        return likenesses(
                scattered(places(tokens, answer.counts()), telling.unitVector(answer.counts())));
    }

    /** How like two answers usually are; empty where too few models answered to tell. */
    Optional<UsualLikeness> usual() {
        return answered < UsualLikeness.FEWEST_ANSWERS
                ? Optional.empty()
                : Optional.ofNullable(usual);
    }

    /** Adds the features of all answers to a sum. */
    void addTo(double[] sum) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += featureSum[i];
        }
    }

    int answered() {
        return answered;
    }
}
