package dev.semanticpassport.core.statistics;

/** The likelihood of hits and misses as a function of survival s; its logarithm is concave. */
final class SurvivalLikelihood {
    /** Halvings of [0, 1] until neighbouring doubles are reached near any s that matters. */
    private static final int HALVINGS = 60;

    private final Tally tally;

    SurvivalLikelihood(Tally tally) {
        this.tally = tally;
    }

    double ln(double survival) {
        double sum = 0;
        for (var entry : tally.byCandidates().entrySet()) {
            double chance = RecognisingProcess.chance(entry.getKey());
            var counts = entry.getValue();
            sum +=
                    counts.hits()
                            * StrictMath.log(RecognisingProcess.hitRate(survival, entry.getKey()));
            if (counts.misses() > 0) { // at s = 1 the logarithm is −∞, and 0 · −∞ no number
                sum += counts.misses() * StrictMath.log((1 - survival) * (1 - chance));
            }
        }
        return sum;
    }

    /** The survival at which the likelihood is largest, 0 where fewer hits than by chance. */
    double likeliest() {
        double low = 0;
        double high = 1;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (slope(middle) > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return tally.misses() == 0 ? 1 : low;
    }

    private double slope(double survival) {
        double slope = 0;
        for (var entry : tally.byCandidates().entrySet()) {
            double chance = RecognisingProcess.chance(entry.getKey());
            var counts = entry.getValue();
            slope +=
                    counts.hits()
                            * (1 - chance)
                            / RecognisingProcess.hitRate(survival, entry.getKey());
            slope -= counts.misses() / (1 - survival);
        }
        return slope;
    }

    /**
     * How far from the likeliest survival towards {@code end} (0 or 1) the log-likelihood stays at
     * or above a bound; the point returned lies just outside, or is the end itself.
     */
    double reaches(double lnBound, double likeliest, double end) {
        if (ln(end) >= lnBound) {
            return end;
        }
        double inside = likeliest;
        double outside = end;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (inside + outside) / 2;
            if (ln(middle) >= lnBound) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        return outside;
    }
}
