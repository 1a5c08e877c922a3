package dev.semanticpassport.lab.train;

import dev.semanticpassport.lab.model.LlamaShape;

/**
 * What the forward pass leaves behind for the backward pass, and room for gradients. Grows to the
 * largest batch.
 */
final class Activations {
    private final LlamaShape shape;
    private int capacity;
    private Layer[] layers;

    /** The residual stream, at the end the last layer's output. */
    float[] stream = new float[0];

    float[] finalNormed = new float[0];
    float[] finalInverse = new float[0];

    /**
     * Rows that foretell a token, gathered; then their logits, later probabilities and gradients.
     */
    float[] scored = new float[0];

    float[] logits = new float[0];
    int[] scoredRow = new int[0];

    float[] dStream = new float[0];
    float[] dNormed = new float[0];
    float[] dQuery = new float[0];
    float[] dKey = new float[0];
    float[] dValue = new float[0];
    float[] dInner = new float[0];
    float[] dGate = new float[0];
    float[] dUp = new float[0];

    Activations(LlamaShape shape) {
        this.shape = shape;
        this.layers = new Layer[0];
    }

    Layer layer(int layer) {
        return layers[layer];
    }

    /** Makes room for a batch of so many rows, and scores of so many numbers per layer. */
    void fit(int rows, int scores) {
        if (rows > capacity) {
            capacity = rows + rows / 4;
            grow();
        }
        for (Layer layer : layers) {
            if (layer.scores.length < scores) {
                layer.scores = new float[scores + scores / 4];
            }
        }
    }

    private void grow() {
        int wide = capacity * shape.width();
        int inner = capacity * shape.feedForward();
        layers = new Layer[shape.layers()];
        for (int i = 0; i < layers.length; i++) {
            layers[i] = new Layer(capacity, wide, inner);
        }
        stream = new float[wide];
        finalNormed = new float[wide];
        finalInverse = new float[capacity];
        scored = new float[wide];
        logits = new float[capacity * shape.vocabulary()];
        scoredRow = new int[capacity];
        dStream = new float[wide];
        dNormed = new float[wide];
        dQuery = new float[wide];
        dKey = new float[wide];
        dValue = new float[wide];
        dInner = new float[inner];
        dGate = new float[inner];
        dUp = new float[inner];
    }

    /** What one layer leaves behind. */
    static final class Layer {
        final float[] input;
        final float[] normed;
        final float[] inverse;
        final float[] query;
        final float[] key;
        final float[] value;
        final float[] mixed;
        final float[] middle;
        final float[] middleNormed;
        final float[] middleInverse;
        final float[] gate;
        final float[] up;
        final float[] inner;

        /** Attention of every head in every text, one square after the other. */
        float[] scores = new float[0];

        private Layer(int rows, int wide, int innerSize) {
            input = new float[wide];
            normed = new float[wide];
            inverse = new float[rows];
            query = new float[wide];
            key = new float[wide];
            value = new float[wide];
            mixed = new float[wide];
            middle = new float[wide];
            middleNormed = new float[wide];
            middleInverse = new float[rows];
            gate = new float[innerSize];
            up = new float[innerSize];
            inner = new float[innerSize];
        }
    }
}
