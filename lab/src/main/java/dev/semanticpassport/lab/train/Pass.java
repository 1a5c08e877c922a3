package dev.semanticpassport.lab.train;

import dev.semanticpassport.lab.model.Linear;
import dev.semanticpassport.lab.model.LlamaShape;
import dev.semanticpassport.lab.model.PackedWeights;
import dev.semanticpassport.lab.model.Rotary;
import dev.semanticpassport.lab.model.Weights;
import dev.semanticpassport.lab.tensor.Kernels;
import dev.semanticpassport.lab.tensor.Panels;
import dev.semanticpassport.lab.tensor.Product;
import dev.semanticpassport.lab.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One worker's way through the model: a batch forwards to its loss, and backwards to the gradient.
 */
final class Pass {
    private final PackedWeights packed;
    private final Change change;
    private final LlamaShape shape;
    private final Rotary rotary;
    private final Product product = new Product();
    private final Panels panels = new Panels();
    private final Attention attention;
    private final Activations room;
    private int scored;

    /** What a pass is asked for. */
    enum Gradient {
        /** Every tensor. */
        ALL,
        /** The linear modules alone, which is what an adapter needs. */
        LINEAR,
        /** None of the weights: that of the change alone. */
        CHANGE
    }

    /**
     * What came of a batch.
     *
     * @param loss summed over the tokens to foretell, in nats
     * @param targets tokens to foretell
     * @param right texts of which every token to foretell is the likeliest one
     */
    record Outcome(double loss, int targets, int right) {
        Outcome plus(Outcome other) {
            return new Outcome(loss + other.loss, targets + other.targets, right + other.right);
        }
    }

    Pass(PackedWeights packed) {
        this(packed, Change.NONE);
    }

    Pass(PackedWeights packed, Change change) {
        this.packed = packed;
        this.change = change;
        this.shape = packed.weights().shape();
        this.rotary = new Rotary(shape);
        this.attention = new Attention(shape, product);
        this.room = new Activations(shape);
    }

    /** Runs a batch through the model and compares what it foretells. */
    Outcome forward(Batch batch) {
        int rows = batch.rows();
        int width = shape.width();
        room.fit(rows, Attention.scores(shape, batch));
        float[] embedding = packed.weights().embedding().values();
        for (int row = 0; row < rows; row++) {
            System.arraycopy(embedding, batch.token(row) * width, room.stream, row * width, width);
        }
        for (int layer = 0; layer < shape.layers(); layer++) {
            forward(layer, batch);
        }
        normalise(room.stream, packed.weights().norm(), room.finalNormed, room.finalInverse, rows);
        scored = 0;
        for (int row = 0; row < rows; row++) {
            if (batch.target(row) != Batch.NONE) {
                room.scoredRow[scored] = row;
                System.arraycopy(room.finalNormed, row * width, room.scored, scored * width, width);
                scored++;
            }
        }
        product.multiply(room.scored, packed.output(), room.logits, scored);
        return compare(batch);
    }

    /** Each text's log-probability of what it foretells, in nats, after {@link #forward}. */
    double[] logProbabilities(Batch batch) {
        double[] logs = new double[batch.texts()];
        for (int i = 0, text = 0; i < scored; i++) {
            int row = room.scoredRow[i];
            while (row >= batch.start(text + 1)) {
                text++;
            }
            float probability = room.logits[i * shape.vocabulary() + batch.target(row)];
            logs[text] += Math.log(Math.max(probability, Float.MIN_NORMAL));
        }
        return logs;
    }

    private void forward(int index, Batch batch) {
        int rows = batch.rows();
        int wide = rows * shape.width();
        Weights.Layer weights = packed.weights().layers().get(index);
        Activations.Layer layer = room.layer(index);
        System.arraycopy(room.stream, 0, layer.input, 0, wide);
        normalise(layer.input, weights.attentionNorm(), layer.normed, layer.inverse, rows);
        product.multiply(layer.normed, packed.forward(index, Linear.QUERY), layer.query, rows);
        change.forward(index, Linear.QUERY, layer.normed, layer.query, rows);
        product.multiply(layer.normed, packed.forward(index, Linear.KEY), layer.key, rows);
        change.forward(index, Linear.KEY, layer.normed, layer.key, rows);
        product.multiply(layer.normed, packed.forward(index, Linear.VALUE), layer.value, rows);
        change.forward(index, Linear.VALUE, layer.normed, layer.value, rows);
        turn(layer.query, batch, 1);
        turn(layer.key, batch, 1);
        attention.forward(layer, batch);
        product.add(layer.mixed, packed.forward(index, Linear.OUTPUT), room.stream, rows);
        change.forward(index, Linear.OUTPUT, layer.mixed, room.stream, rows);
        System.arraycopy(room.stream, 0, layer.middle, 0, wide);
        normalise(
                layer.middle,
                weights.feedForwardNorm(),
                layer.middleNormed,
                layer.middleInverse,
                rows);
        product.multiply(layer.middleNormed, packed.forward(index, Linear.GATE), layer.gate, rows);
        change.forward(index, Linear.GATE, layer.middleNormed, layer.gate, rows);
        product.multiply(layer.middleNormed, packed.forward(index, Linear.UP), layer.up, rows);
        change.forward(index, Linear.UP, layer.middleNormed, layer.up, rows);
        Kernels.swiglu(layer.gate, layer.up, layer.inner, rows * shape.feedForward());
        product.add(layer.inner, packed.forward(index, Linear.DOWN), room.stream, rows);
        change.forward(index, Linear.DOWN, layer.inner, room.stream, rows);
    }

    /** Turns logits to probabilities. */
    private Outcome compare(Batch batch) {
        int vocabulary = shape.vocabulary();
        double loss = 0;
        int wrongText = -1;
        int wrong = 0;
        for (int i = 0, text = 0; i < scored; i++) {
            int row = room.scoredRow[i];
            while (row >= batch.start(text + 1)) {
                text++;
            }
            int from = i * vocabulary;
            int target = from + batch.target(row);
            boolean likeliest = room.logits[target] >= Kernels.max(room.logits, from, vocabulary);
            Kernels.softmax(room.logits, from, vocabulary, 1f);
            loss -= Math.log(Math.max(room.logits[target], Float.MIN_NORMAL));
            if (!likeliest && wrongText != text) {
                wrongText = text;
                wrong++;
            }
        }
        return new Outcome(loss, scored, batch.texts() - wrong);
    }

    /**
     * Adds to the gradient, after {@link #forward}.
     *
     * @param weight of each token to foretell in the loss
     */
    void backward(Batch batch, float weight, Weights gradient, Gradient wanted) {
        int vocabulary = shape.vocabulary();
        int rows = batch.rows();
        subtractWanted(batch);
        Kernels.scale(room.logits, 0, scored * vocabulary, weight);
        if (wanted == Gradient.ALL) {
            outer(room.logits, room.scored, gradient.embedding(), scored);
        }
        product.multiply(room.logits, packed.outputBackward(), room.scored, scored);
        Arrays.fill(room.dNormed, 0, rows * shape.width(), 0f);
        for (int i = 0; i < scored; i++) {
            System.arraycopy(
                    room.scored,
                    i * shape.width(),
                    room.dNormed,
                    room.scoredRow[i] * shape.width(),
                    shape.width());
        }
        Arrays.fill(room.dStream, 0, rows * shape.width(), 0f);
        normaliseBackward(
                room.stream,
                packed.weights().norm(),
                room.finalInverse,
                gradient.norm(),
                rows,
                wanted);
        for (int layer = shape.layers() - 1; layer >= 0; layer--) {
            backward(layer, batch, gradient.layers().get(layer), wanted);
        }
        if (wanted == Gradient.ALL) {
            float[] dEmbedding = gradient.embedding().values();
            for (int row = 0; row < rows; row++) {
                Kernels.addScaled(
                        1f,
                        room.dStream,
                        row * shape.width(),
                        dEmbedding,
                        batch.token(row) * shape.width(),
                        shape.width());
            }
        }
    }

    /** Turns probabilities to the gradient of the cross-entropy with what is wanted. */
    private void subtractWanted(Batch batch) {
        int vocabulary = shape.vocabulary();
        for (int i = 0, text = 0; i < scored; i++) {
            int row = room.scoredRow[i];
            while (row >= batch.start(text + 1)) {
                text++;
            }
            Sample sample = batch.sample(text);
            if (sample.wanted().length == 0) {
                room.logits[i * vocabulary + batch.target(row)] -= 1f;
            } else {
                Kernels.addScaled(
                        -1f,
                        sample.wanted(),
                        sample.wantedAt(batch.position(row) + 1, vocabulary),
                        room.logits,
                        i * vocabulary,
                        vocabulary);
            }
        }
    }

    /** Every token's chance in each place to foretell, one row behind the other. */
    List<float[]> chances(Batch batch) {
        int vocabulary = shape.vocabulary();
        List<float[]> chances = new ArrayList<>();
        int from = 0;
        for (int text = 0; text < batch.texts(); text++) {
            int to = from + batch.sample(text).targets() * vocabulary;
            chances.add(Arrays.copyOfRange(room.logits, from, to));
            from = to;
        }
        return chances;
    }

    private void backward(int index, Batch batch, Weights.Layer gradient, Gradient wanted) {
        int rows = batch.rows();
        Weights.Layer weights = packed.weights().layers().get(index);
        Activations.Layer layer = room.layer(index);

        outer(room.dStream, layer.inner, gradient.linear(Linear.DOWN), rows, wanted);
        product.multiply(room.dStream, packed.backward(index, Linear.DOWN), room.dInner, rows);
        change(index, Linear.DOWN, room.dStream, layer.inner, room.dInner, rows);
        Kernels.swigluBackward(
                layer.gate,
                layer.up,
                room.dInner,
                room.dGate,
                room.dUp,
                rows * shape.feedForward());
        outer(room.dGate, layer.middleNormed, gradient.linear(Linear.GATE), rows, wanted);
        outer(room.dUp, layer.middleNormed, gradient.linear(Linear.UP), rows, wanted);
        product.multiply(room.dGate, packed.backward(index, Linear.GATE), room.dNormed, rows);
        change(index, Linear.GATE, room.dGate, layer.middleNormed, room.dNormed, rows);
        product.add(room.dUp, packed.backward(index, Linear.UP), room.dNormed, rows);
        change(index, Linear.UP, room.dUp, layer.middleNormed, room.dNormed, rows);
        normaliseBackward(
                layer.middle,
                weights.feedForwardNorm(),
                layer.middleInverse,
                gradient.feedForwardNorm(),
                rows,
                wanted);

        outer(room.dStream, layer.mixed, gradient.linear(Linear.OUTPUT), rows, wanted);
        product.multiply(room.dStream, packed.backward(index, Linear.OUTPUT), room.dNormed, rows);
        change(index, Linear.OUTPUT, room.dStream, layer.mixed, room.dNormed, rows);
        attention.backward(layer, batch, room.dNormed, room.dQuery, room.dKey, room.dValue);
        turn(room.dQuery, batch, -1);
        turn(room.dKey, batch, -1);
        outer(room.dQuery, layer.normed, gradient.linear(Linear.QUERY), rows, wanted);
        outer(room.dKey, layer.normed, gradient.linear(Linear.KEY), rows, wanted);
        outer(room.dValue, layer.normed, gradient.linear(Linear.VALUE), rows, wanted);
        product.multiply(room.dQuery, packed.backward(index, Linear.QUERY), room.dNormed, rows);
        change(index, Linear.QUERY, room.dQuery, layer.normed, room.dNormed, rows);
        product.add(room.dKey, packed.backward(index, Linear.KEY), room.dNormed, rows);
        change(index, Linear.KEY, room.dKey, layer.normed, room.dNormed, rows);
        product.add(room.dValue, packed.backward(index, Linear.VALUE), room.dNormed, rows);
        change(index, Linear.VALUE, room.dValue, layer.normed, room.dNormed, rows);
        normaliseBackward(
                layer.input,
                weights.attentionNorm(),
                layer.inverse,
                gradient.attentionNorm(),
                rows,
                wanted);
    }

    private void change(
            int index, Linear linear, float[] dOutput, float[] input, float[] dInput, int rows) {
        change.backward(index, linear, new Change.Flow(dOutput, input, dInput), rows);
    }

    /** What each weight of a linear module did to the loss, where it is wanted. */
    private void outer(float[] dOut, float[] input, Tensor gradient, int rows, Gradient wanted) {
        switch (wanted) {
            case ALL, LINEAR -> outer(dOut, input, gradient, rows);
            case CHANGE -> {}
        }
    }

    /** gradient += dOut^T input. */
    private void outer(float[] dOut, float[] input, Tensor gradient, int rows) {
        panels.lay(input, 0, gradient.columns(), 1, rows, gradient.columns());
        product.run(
                new Product.Left(dOut, 0, 1, gradient.rows(), gradient.rows()),
                panels,
                new Product.Result(gradient.values(), 0, gradient.columns(), true));
    }

    private void normalise(float[] in, Tensor weight, float[] out, float[] inverse, int rows) {
        int width = shape.width();
        for (int row = 0; row < rows; row++) {
            inverse[row] =
                    Kernels.normalise(
                            in, row * width, weight.values(), out, width, shape.epsilon());
        }
    }

    /** Adds the gradient of a norm's input to the stream's. */
    private void normaliseBackward(
            float[] in,
            Tensor weight,
            float[] inverse,
            Tensor gradient,
            int rows,
            Gradient wanted) {
        int width = shape.width();
        float[] w = weight.values();
        float[] dWeight = gradient.values();
        float[] dOut = room.dNormed;
        for (int row = 0; row < rows; row++) {
            int at = row * width;
            if (wanted == Gradient.ALL) {
                Kernels.addProduct(inverse[row], dOut, at, in, at, dWeight, width);
            }
            Kernels.multiply(dOut, at, w, width);
            float mean = Kernels.dot(dOut, at, in, at, width) * inverse[row] * inverse[row] / width;
            Kernels.addScaled(inverse[row], dOut, at, room.dStream, at, width);
            Kernels.addScaled(-mean * inverse[row], in, at, room.dStream, at, width);
        }
    }

    private void turn(float[] rows, Batch batch, int direction) {
        for (int row = 0; row < batch.rows(); row++) {
            rotary.turn(rows, row * shape.width(), batch.position(row), direction);
        }
    }
}
