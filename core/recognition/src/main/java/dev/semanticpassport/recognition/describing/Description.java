package dev.semanticpassport.recognition.describing;

/** An answer in numbers: how it is written, and which tokens it uses. */
public final class Description {
    private final float[] features;
    private final TokenCounts counts;
    private final int tokens;

    Description(float[] features, TokenCounts counts, int tokens) {
        this.features = features;
        this.counts = counts;
        this.tokens = tokens;
    }

    public int size() {
        return features.length;
    }

    public float feature(int index) {
        return features[index];
    }

    /** How often each token stands in it. */
    public TokenCounts counts() {
        return counts;
    }

    /** Length in tokens. */
    public int tokens() {
        return tokens;
    }

    /** Adds the features to a sum of the same length. */
    public void addTo(double[] sum) {
        for (int i = 0; i < features.length; i++) {
            sum[i] += features[i];
        }
    }
}
