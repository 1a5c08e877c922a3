package dev.semanticpassport.recognition.claiming;

/** Scores the claim that answers come from one model of a panel. */
public final class Claiming {
    private Claiming() {}

    /**
     * The claimed model's score, less that of everything else: the logarithm of 1 (none of the
     * panel) plus the exponentials of the scores of all other models of the panel. A panel that
     * knows the impostor, or its kin, so speaks against the claim.
     *
     * @param scores of the panel in its order
     * @param claimed place of the claimed model
     */
    public static double score(double[] scores, int claimed) {
        double most = 0;
        for (int i = 0; i < scores.length; i++) {
            if (i != claimed) {
                most = Math.max(most, scores[i]);
            }
        }
        double rest = Math.exp(-most);
        for (int i = 0; i < scores.length; i++) {
            if (i != claimed) {
                rest += Math.exp(scores[i] - most);
            }
        }
        return scores[claimed] - most - Math.log(rest);
    }
}
