package dev.semanticpassport.lab.model;

import dev.semanticpassport.lab.tensor.Kernels;
import dev.semanticpassport.lab.tensor.Product;
import java.util.Arrays;

/**
 * Reads a text token by token and says what comes next. Keys and values of what was read are kept,
 * so a further token costs one row of work. One text, one decoder, one thread.
 */
public final class Decoder {
    private final PackedWeights packed;
    private final LlamaShape shape;
    private final Rotary rotary;
    private final Product product = new Product();
    private final int capacity;
    private final float[][] keys;
    private final float[][] values;
    private final float[] logits;
    private int position;

    /**
     * @param capacity most tokens that will be read, at most the model's positions
     */
    public Decoder(PackedWeights packed, Rotary rotary, int capacity) {
        this.packed = packed;
        this.shape = packed.weights().shape();
        if (capacity > shape.positions()) {
            throw new IllegalArgumentException(
                    "%d tokens are more than the model's %d positions"
                            .formatted(capacity, shape.positions()));
        }
        this.rotary = rotary;
        this.capacity = capacity;
        this.keys = new float[shape.layers()][capacity * shape.width()];
        this.values = new float[shape.layers()][capacity * shape.width()];
        this.logits = new float[shape.vocabulary()];
    }

    /** Tokens read so far. */
    public int position() {
        return position;
    }

    /**
     * Reads further tokens.
     *
     * @return one number for each token of the vocabulary, the higher the likelier next; valid
     *     until the next call
     */
    public float[] read(int... tokens) {
        int rows = tokens.length;
        if (rows == 0 || position + rows > capacity) {
            throw new IllegalArgumentException(
                    "cannot read %d tokens after %d of %d".formatted(rows, position, capacity));
        }
        Weights weights = packed.weights();
        int width = shape.width();
        float[] stream = new float[rows * width];
        for (int i = 0; i < rows; i++) {
            System.arraycopy(
                    weights.embedding().values(), tokens[i] * width, stream, i * width, width);
        }
        Rows work = new Rows(rows);
        for (int layer = 0; layer < shape.layers(); layer++) {
            attend(layer, stream, work);
            feedForward(layer, stream, work);
        }
        position += rows;
        float[] last = Arrays.copyOfRange(stream, (rows - 1) * width, rows * width);
        float[] normed = new float[width];
        Kernels.normalise(last, 0, weights.norm().values(), normed, width, shape.epsilon());
        product.multiply(normed, packed.output(), logits, 1);
        return logits;
    }

    private void attend(int layer, float[] stream, Rows work) {
        int width = shape.width();
        normalise(stream, packed.weights().layers().get(layer).attentionNorm().values(), work);
        product.multiply(work.normed, packed.forward(layer, Linear.QUERY), work.query, work.rows);
        float[] key = keys[layer];
        float[] value = values[layer];
        product.multiply(work.normed, packed.forward(layer, Linear.KEY), work.mixed, work.rows);
        System.arraycopy(work.mixed, 0, key, position * width, work.rows * width);
        product.multiply(work.normed, packed.forward(layer, Linear.VALUE), work.mixed, work.rows);
        System.arraycopy(work.mixed, 0, value, position * width, work.rows * width);
        for (int i = 0; i < work.rows; i++) {
            rotary.turn(work.query, i * width, position + i, 1);
            rotary.turn(key, (position + i) * width, position + i, 1);
        }
        Arrays.fill(work.mixed, 0f);
        for (int i = 0; i < work.rows; i++) {
            attendRow(work, i, key, value);
        }
        product.add(work.mixed, packed.forward(layer, Linear.OUTPUT), stream, work.rows);
    }

    private void attendRow(Rows work, int row, float[] key, float[] value) {
        int width = shape.width();
        int head = shape.headWidth();
        int seen = position + row + 1;
        float scale = (float) (1 / Math.sqrt(head));
        for (int from = 0; from < width; from += head) {
            int at = row * width + from;
            for (int t = 0; t < seen; t++) {
                work.scores[t] = Kernels.dot(work.query, at, key, t * width + from, head);
            }
            Kernels.softmax(work.scores, 0, seen, scale);
            for (int t = 0; t < seen; t++) {
                Kernels.addScaled(work.scores[t], value, t * width + from, work.mixed, at, head);
            }
        }
    }

    private void feedForward(int layer, float[] stream, Rows work) {
        normalise(stream, packed.weights().layers().get(layer).feedForwardNorm().values(), work);
        product.multiply(work.normed, packed.forward(layer, Linear.GATE), work.gate, work.rows);
        product.multiply(work.normed, packed.forward(layer, Linear.UP), work.up, work.rows);
        Kernels.swiglu(work.gate, work.up, work.gate, work.gate.length);
        product.add(work.gate, packed.forward(layer, Linear.DOWN), stream, work.rows);
    }

    private void normalise(float[] stream, float[] weight, Rows work) {
        int width = shape.width();
        for (int i = 0; i < work.rows; i++) {
            Kernels.normalise(stream, i * width, weight, work.normed, width, shape.epsilon());
        }
    }

    /** Room for the rows of one call. */
    private final class Rows {
        private final int rows;
        private final float[] normed;
        private final float[] query;
        private final float[] mixed;
        private final float[] gate;
        private final float[] up;
        private final float[] scores = new float[capacity];

        private Rows(int rows) {
            this.rows = rows;
            this.normed = new float[rows * shape.width()];
            this.query = new float[rows * shape.width()];
            this.mixed = new float[rows * shape.width()];
            this.gate = new float[rows * shape.feedForward()];
            this.up = new float[rows * shape.feedForward()];
        }
    }
}
