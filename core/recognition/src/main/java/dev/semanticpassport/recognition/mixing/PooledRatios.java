package dev.semanticpassport.recognition.mixing;

import dev.semanticpassport.recognition.enrolling.Enrolled;
import dev.semanticpassport.recognition.learning.Discriminant;
import dev.semanticpassport.recognition.learning.Portrait;
import dev.semanticpassport.recognition.learning.RatioTerms;
import java.util.Arrays;
import java.util.List;

/**
 * What single answers of a pool say of the model that is taken to have given all of them, against
 * others. Each is set against the portrait of the pool's other answers, so that answers asked now
 * and answers of enrolment are treated alike.
 */
final class PooledRatios {
    private final Discriminant discriminant;
    private final Portrait whole;
    private final List<Portrait> singles;
    private final double[] own;

    /**
     * @param whole of all answers of the pool
     * @param singles each of them by itself
     */
    PooledRatios(Discriminant discriminant, Portrait whole, List<Portrait> singles) {
        this.discriminant = discriminant;
        this.whole = whole;
        this.singles = List.copyOf(singles);
        this.own = ratiosWithout(whole, singles);
    }

    private double[] ratiosWithout(Portrait portrait, List<Portrait> answers) {
        RatioTerms terms = discriminant.terms(Math.max(1, portrait.answers() - 1), 1);
        return answers.stream()
                .mapToDouble(answer -> terms.logRatio(portrait.without(answer), answer))
                .toArray();
    }

    private double[] ratios(Portrait portrait, List<Portrait> answers) {
        RatioTerms terms = discriminant.terms(portrait.answers(), 1);
        return answers.stream().mapToDouble(answer -> terms.logRatio(portrait, answer)).toArray();
    }

    private static double[] less(double[] one, double[] other) {
        double[] differences = new double[one.length];
        for (int i = 0; i < one.length; i++) {
            differences[i] = one[i] - other[i];
        }
        return differences;
    }

    /** How much better another model explains those answers that it explains better. */
    double explained(Enrolled other) {
        double sum = 0;
        for (double difference : less(ratios(other.portrait(), singles), own)) {
            sum += Math.max(0, difference);
        }
        return sum;
    }

    /**
     * For each answer of the pool the log-likelihood ratio of another model against the pool's,
     * calibrated for the two; minus infinity where nothing is known of the other's single answers.
     *
     * @param ofOther its answers of enrolment, each by itself
     */
    double[] advantages(Enrolled other, List<Portrait> ofOther) {
        double[] differences = less(ratios(other.portrait(), singles), own);
        if (ofOther.isEmpty()) {
            Arrays.fill(differences, Double.NEGATIVE_INFINITY);
            return differences;
        }
        Calibration calibration =
                Calibration.learn(
                        differences,
                        less(ratiosWithout(other.portrait(), ofOther), ratios(whole, ofOther)));
        for (int i = 0; i < differences.length; i++) {
            differences[i] = calibration.logRatio(differences[i]);
        }
        return differences;
    }
}
