package dev.semanticpassport.lab.train;

import java.util.List;

/** Samples one behind the other, without padding: a token's row knows its place in its own text. */
final class Batch {
    /** The row's token is not followed by one to foretell. */
    static final int NONE = -1;

    private final int[] tokens;
    private final int[] positions;
    private final int[] targets;
    private final int[] starts;
    private final List<Sample> samples;

    Batch(List<Sample> samples) {
        this.samples = samples;
        int rows = samples.stream().mapToInt(sample -> sample.length() - 1).sum();
        tokens = new int[rows];
        positions = new int[rows];
        targets = new int[rows];
        starts = new int[samples.size() + 1];
        int row = 0;
        for (int s = 0; s < samples.size(); s++) {
            Sample sample = samples.get(s);
            starts[s] = row;
            // The last token foretells nothing, so it needs no row.
            for (int i = 0; i + 1 < sample.length(); i++, row++) {
                tokens[row] = sample.token(i);
                positions[row] = i;
                targets[row] = i + 1 >= sample.firstTarget() ? sample.token(i + 1) : NONE;
            }
        }
        starts[samples.size()] = row;
    }

    /** The sample that a text is. */
    Sample sample(int text) {
        return samples.get(text);
    }

    int rows() {
        return tokens.length;
    }

    int texts() {
        return starts.length - 1;
    }

    /** The first row of a text; one behind the last of the text before. */
    int start(int text) {
        return starts[text];
    }

    int length(int text) {
        return starts[text + 1] - starts[text];
    }

    int token(int row) {
        return tokens[row];
    }

    int position(int row) {
        return positions[row];
    }

    int target(int row) {
        return targets[row];
    }
}
