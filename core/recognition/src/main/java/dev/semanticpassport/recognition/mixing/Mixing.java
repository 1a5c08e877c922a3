package dev.semanticpassport.recognition.mixing;

import dev.semanticpassport.recognition.enrolling.Panel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Weighs whether an endpoint gives some answers by another model: for each other model of the panel
 * and some shares, the likelihood of the answers under the mixture against that under the claimed
 * model alone. How much a single answer tells is learnt for each pair of models from the answers
 * that enrolled them.
 */
public final class Mixing {
    private static final double[] SHARES = {.05, .1, .2, .3, .5};

    private final Panel panel;
    private final int claimed;
    private final List<@Nullable Calibration> calibrations;

    private Mixing(Panel panel, int claimed, List<@Nullable Calibration> calibrations) {
        this.panel = panel;
        this.claimed = claimed;
        this.calibrations = calibrations;
    }

    /**
     * Learns how the claimed model's single answers differ from every other model's.
     *
     * @param enrolment for each model of the panel, in order, {@link AnswerRatios#ofEnrolled}
     * @param claimed place of the claimed model in the panel
     */
    public static Mixing learn(Panel panel, List<List<double[]>> enrolment, int claimed) {
        List<@Nullable Calibration> calibrations = new ArrayList<>();
        for (int other = 0; other < panel.models().size(); other++) {
            boolean compared =
                    other != claimed
                            && !enrolment.get(claimed).isEmpty()
                            && !enrolment.get(other).isEmpty();
            calibrations.add(
                    compared
                            ? Calibration.learn(
                                    differences(enrolment.get(claimed), other, claimed),
                                    differences(enrolment.get(other), other, claimed))
                            : null);
        }
        return new Mixing(panel, claimed, calibrations);
    }

    private static double[] differences(List<double[]> answers, int other, int claimed) {
        return answers.stream().mapToDouble(ratios -> ratios[other] - ratios[claimed]).toArray();
    }

    /**
     * For each model of the panel how much more it explains one answer than the claimed does.
     *
     * @param logRatios of the panel for the answer
     */
    public double[] advantages(double[] logRatios) {
        double[] advantages = new double[logRatios.length];
        for (int model = 0; model < advantages.length; model++) {
            Calibration calibration = calibrations.get(model);
            advantages[model] =
                    calibration == null
                            ? Double.NEGATIVE_INFINITY
                            : calibration.logRatio(logRatios[model] - logRatios[claimed]);
        }
        return advantages;
    }

    /**
     * The likeliest mixture.
     *
     * @param advantages of some answers, as {@link #advantages} has them
     */
    public Mixture likeliest(List<double[]> advantages) {
        Mixture best = new Mixture(panel.models().get(claimed).name(), 0, 0);
        for (int model = 0; model < panel.models().size(); model++) {
            if (model == claimed) {
                continue;
            }
            double[] factors = new double[advantages.size()];
            for (int i = 0; i < factors.length; i++) {
                factors[i] = Math.expm1(advantages.get(i)[model]);
            }
            for (double share : SHARES) {
                double evidence = evidence(share, factors);
                if (evidence > best.evidence()) {
                    best = new Mixture(panel.models().get(model).name(), share, evidence);
                }
            }
        }
        return best;
    }

    /**
     * The sum of log(1 + share · factor); several factors share a logarithm, and all are bounded.
     */
    private static double evidence(double share, double[] factors) {
        double evidence = 0;
        double product = 1;
        for (int i = 0; i < factors.length; i++) {
            product *= 1 + share * factors[i];
            if (i % 32 == 31) {
                evidence += Math.log(product);
                product = 1;
            }
        }
        return evidence + Math.log(product);
    }
}
