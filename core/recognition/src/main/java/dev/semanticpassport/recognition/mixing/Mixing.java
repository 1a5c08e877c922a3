package dev.semanticpassport.recognition.mixing;

import dev.semanticpassport.recognition.enrolling.Enrolled;
import dev.semanticpassport.recognition.enrolling.Panel;
import dev.semanticpassport.recognition.learning.Portrait;
import java.util.List;

/**
 * Weighs whether an endpoint gives some answers by another model: for each other model of the panel
 * and some shares, the likelihood of the answers under the mixture against that under the claimed
 * model alone.
 */
public final class Mixing {
    private static final double[] SHARES = {.1, .2, .3, .5};

    /** Answers' features are not Gaussian: what a single answer says counts so much. */
    private static final double TRUST = .6;

    private final Panel panel;
    private final int claimed;

    /**
     * @param claimed place of the claimed model in the panel
     */
    public Mixing(Panel panel, int claimed) {
        this.panel = panel;
        this.claimed = claimed;
    }

    /** For each model of the panel how much more it explains one answer than the claimed does. */
    public double[] advantages(Portrait answer) {
        return advantages(panel.logRatios(answer), answer.weight());
    }

    /**
     * The same from what is known already.
     *
     * @param logRatios of the panel for one answer
     * @param weight of the answer: a short one varies more than the model of it allows
     */
    public double[] advantages(double[] logRatios, double weight) {
        double[] advantages = new double[logRatios.length];
        for (int model = 0; model < advantages.length; model++) {
            advantages[model] = TRUST * weight * (logRatios[model] - logRatios[claimed]);
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
            Enrolled other = panel.models().get(model);
            for (double share : SHARES) {
                double evidence = 0;
                for (double[] ofAnswer : advantages) {
                    evidence += mixed(share, ofAnswer[model]);
                }
                if (model != claimed && evidence > best.evidence()) {
                    best = new Mixture(other.name(), share, evidence);
                }
            }
        }
        return best;
    }

    /** log(1 − share + share · exp(advantage)), without overflow. */
    private static double mixed(double share, double advantage) {
        double most = Math.max(0, advantage);
        return most + Math.log((1 - share) * Math.exp(-most) + share * Math.exp(advantage - most));
    }
}
