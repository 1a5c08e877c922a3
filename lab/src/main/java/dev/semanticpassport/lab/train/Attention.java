package dev.semanticpassport.lab.train;

import dev.semanticpassport.lab.model.LlamaShape;
import dev.semanticpassport.lab.tensor.Kernels;
import dev.semanticpassport.lab.tensor.Panels;
import dev.semanticpassport.lab.tensor.Product;
import java.util.Arrays;

/** Causal attention of all heads over the texts of a batch, forwards and backwards. */
final class Attention {
    private final LlamaShape shape;
    private final Product product;
    private final Panels panels = new Panels();
    private final float scale;
    private float[] dScores = new float[0];

    Attention(LlamaShape shape, Product product) {
        this.shape = shape;
        this.product = product;
        this.scale = (float) (1 / Math.sqrt(shape.headWidth()));
    }

    /** Numbers that the scores of a batch take. */
    static int scores(LlamaShape shape, Batch batch) {
        int size = 0;
        for (int text = 0; text < batch.texts(); text++) {
            size += shape.heads() * batch.length(text) * batch.length(text);
        }
        return size;
    }

    void forward(Activations.Layer layer, Batch batch) {
        int square = 0;
        for (int text = 0; text < batch.texts(); text++) {
            int length = batch.length(text);
            for (int head = 0; head < shape.heads(); head++, square += length * length) {
                forward(layer, at(batch, text, head), length, square);
            }
        }
    }

    private void forward(Activations.Layer layer, int at, int length, int square) {
        int width = shape.width();
        int head = shape.headWidth();
        float[] scores = layer.scores;
        panels.lay(layer.key, at, 1, width, head, length);
        product.run(
                new Product.Left(layer.query, at, width, 1, length),
                panels,
                new Product.Result(scores, square, length, false));
        for (int i = 0; i < length; i++) {
            int row = square + i * length;
            Kernels.softmax(scores, row, i + 1, scale);
            Arrays.fill(scores, row + i + 1, row + length, 0f);
        }
        panels.lay(layer.value, at, width, 1, length, head);
        product.run(
                new Product.Left(scores, square, length, 1, length),
                panels,
                new Product.Result(layer.mixed, at, width, false));
    }

    /** From the gradient of what attention gave to those of queries, keys and values. */
    void backward(
            Activations.Layer layer,
            Batch batch,
            float[] dMixed,
            float[] dQuery,
            float[] dKey,
            float[] dValue) {
        int square = 0;
        for (int text = 0; text < batch.texts(); text++) {
            int length = batch.length(text);
            if (dScores.length < length * length) {
                dScores = new float[length * length];
            }
            for (int head = 0; head < shape.heads(); head++, square += length * length) {
                int at = at(batch, text, head);
                scoresBackward(layer, at, length, square, dMixed);
                toRows(layer.scores, square, length, true, dMixed, dValue, at);
                toRows(dScores, 0, length, false, layer.key, dQuery, at);
                toRows(dScores, 0, length, true, layer.query, dKey, at);
            }
        }
    }

    private void scoresBackward(
            Activations.Layer layer, int at, int length, int square, float[] dMixed) {
        int width = shape.width();
        panels.lay(layer.value, at, 1, width, shape.headWidth(), length);
        product.run(
                new Product.Left(dMixed, at, width, 1, length),
                panels,
                new Product.Result(dScores, 0, length, false));
        for (int i = 0; i < length; i++) {
            int row = i * length;
            int probability = square + row;
            float mean = Kernels.dot(dScores, row, layer.scores, probability, i + 1);
            for (int j = 0; j <= i; j++) {
                dScores[row + j] =
                        layer.scores[probability + j] * (dScores[row + j] - mean) * scale;
            }
            Arrays.fill(dScores, row + i + 1, row + length, 0f);
        }
    }

    /** One head's rows: a square, or its transpose, times other rows of the head. */
    private void toRows(
            float[] square,
            int from,
            int length,
            boolean transposed,
            float[] rows,
            float[] out,
            int at) {
        int width = shape.width();
        panels.lay(rows, at, width, 1, length, shape.headWidth());
        Product.Left left =
                transposed
                        ? new Product.Left(square, from, 1, length, length)
                        : new Product.Left(square, from, length, 1, length);
        product.run(left, panels, new Product.Result(out, at, width, false));
    }

    private int at(Batch batch, int text, int head) {
        return batch.start(text) * shape.width() + head * shape.headWidth();
    }
}
