package dev.semanticpassport.weights.lineage;

/** Where the observed value stands among those of the null. */
final class Standing {
    private final double pValue;
    private final double deviations;

    private Standing(double pValue, double deviations) {
        this.pValue = pValue;
        this.deviations = deviations;
    }

    /**
     * Sums of several statistics, each brought to one scale over all draws alike, so that the
     * observed draw is treated as any other and the rank stays exact.
     *
     * @param statistics a row for each draw, the observed one first
     */
    static Standing of(double[][] statistics) {
        int draws = statistics.length;
        double[] sums = new double[draws];
        for (int part = 0; part < statistics[0].length; part++) {
            double mean = 0;
            double square = 0;
            for (double[] draw : statistics) {
                mean += draw[part] / draws;
            }
            for (double[] draw : statistics) {
                square += (draw[part] - mean) * (draw[part] - mean) / draws;
            }
            double deviation = Math.sqrt(square);
            for (int i = 0; i < draws; i++) {
                sums[i] += deviation == 0 ? 0 : (statistics[i][part] - mean) / deviation;
            }
        }
        int asHigh = 1;
        double mean = 0;
        double square = 0;
        for (int i = 1; i < draws; i++) {
            asHigh += sums[i] >= sums[0] ? 1 : 0;
            mean += sums[i] / (draws - 1);
        }
        for (int i = 1; i < draws; i++) {
            square += (sums[i] - mean) * (sums[i] - mean) / (draws - 1);
        }
        double away = square == 0 ? 0 : (sums[0] - mean) / Math.sqrt(square);
        return new Standing((double) asHigh / draws, away);
    }

    double pValue() {
        return pValue;
    }

    double deviations() {
        return deviations;
    }
}
