package dev.semanticpassport.recognition.mixing;

import dev.semanticpassport.recognition.enrolling.Enrolled;
import dev.semanticpassport.recognition.learning.Discriminant;
import dev.semanticpassport.recognition.learning.Portrait;
import dev.semanticpassport.recognition.learning.RatioTerms;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What single answers of a pool say of the model that is taken to have given all of them, against
 * others. Each is set against the portrait of the pool's other answers, so that answers asked now
 * and answers of enrolment are treated alike.
 */
final class PooledRatios {
    private final Discriminant discriminant;
    private final Portrait whole;
    private final List<String> prompts;
    private final List<Portrait> singles;
    private final double[] own;

    /**
     * @param whole of all answers of the pool
     * @param prompts of each of them
     * @param singles each of them by itself
     */
    PooledRatios(
            Discriminant discriminant,
            Portrait whole,
            List<String> prompts,
            List<Portrait> singles) {
        this.discriminant = discriminant;
        this.whole = whole;
        this.prompts = List.copyOf(prompts);
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
     * No answer is set against the other's answer to the same prompt: it has one to the prompts of
     * enrolment, and none to those asked now, and what a prompt does to both would tell them apart.
     *
     * @param ofOther by prompt its answers of enrolment, each by itself
     * @param learnt how many of them at most are learnt from
     */
    double[] advantages(Enrolled other, Map<String, List<Portrait>> ofOther, int learnt) {
        List<Portrait> known =
                ofOther.values().stream().flatMap(List::stream).limit(learnt).toList();
        double[] differences = less(ratiosElsewhere(other.portrait(), ofOther), own);
        if (known.isEmpty()) {
            Arrays.fill(differences, Double.NEGATIVE_INFINITY);
            return differences;
        }
        Calibration calibration =
                Calibration.learn(
                        differences,
                        less(ratiosWithout(other.portrait(), known), ratios(whole, known)));
        for (int i = 0; i < differences.length; i++) {
            differences[i] = calibration.logRatio(differences[i]);
        }
        return differences;
    }

    /** Each answer of the pool against the portrait of all that another answered elsewhere. */
    double[] ratiosElsewhere(Portrait portrait, Map<String, List<Portrait>> ofOther) {
        Map<Integer, RatioTerms> terms = new HashMap<>();
        double[] ratios = new double[singles.size()];
        for (int i = 0; i < ratios.length; i++) {
            Portrait elsewhere = portrait;
            for (Portrait same : ofOther.getOrDefault(prompts.get(i), List.of())) {
                elsewhere = elsewhere.without(same);
            }
            ratios[i] =
                    terms.computeIfAbsent(elsewhere.answers(), n -> discriminant.terms(n, 1))
                            .logRatio(elsewhere, singles.get(i));
        }
        return ratios;
    }
}
