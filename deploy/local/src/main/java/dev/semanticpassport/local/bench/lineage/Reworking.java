package dev.semanticpassport.local.bench.lineage;

import dev.semanticpassport.lab.model.Linear;
import dev.semanticpassport.lab.model.LlamaShape;
import dev.semanticpassport.lab.tensor.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** Models made of models by reckoning alone; the given ones stay as they are. */
final class Reworking {
    private static final String EMBEDDING = "model.embed_tokens.weight";
    private static final String FINAL_GAINS = "model.norm.weight";
    private static final String OWN_OUTPUT = "lm_head.weight";
    private static final double MOST_STRETCH = 3;

    private final LlamaShape shape;
    private final SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();

    private Reworking(LlamaShape shape, SequencedMap<String, Tensor> parent) {
        this.shape = shape;
        parent.forEach((name, tensor) -> tensors.put(name, tensor.copy()));
    }

    /** Begins with the parent. */
    static Reworking of(LlamaShape shape, SequencedMap<String, Tensor> parent) {
        return new Reworking(shape, parent);
    }

    SequencedMap<String, Tensor> tensors() {
        return tensors;
    }

    /** Half of each. */
    static SequencedMap<String, Tensor> merged(
            SequencedMap<String, Tensor> one, SequencedMap<String, Tensor> other) {
        SequencedMap<String, Tensor> merged = new LinkedHashMap<>();
        one.forEach((name, tensor) -> {
            Tensor sum = tensor.copy();
            float[] values = sum.values();
            float[] others = values(other, name);
            for (int i = 0; i < values.length; i++) {
                values[i] = (values[i] + others[i]) / 2;
            }
            merged.put(name, sum);
        });
        return merged;
    }

    /** Layers of the one with odd, of the other with even numbers; the rest is the one's. */
    static SequencedMap<String, Tensor> spliced(
            SequencedMap<String, Tensor> one, SequencedMap<String, Tensor> other) {
        SequencedMap<String, Tensor> spliced = new LinkedHashMap<>(one);
        other.forEach((name, tensor) -> {
            if (name.matches("model\\.layers\\.[0-9]*[02468]\\..*")) {
                spliced.put(name, tensor);
            }
        });
        return spliced;
    }

    /** Every matrix by this. */
    Reworking rounded(UnaryOperator<float[]> rounding) {
        tensors.replaceAll((_, tensor) ->
                tensor.isMatrix()
                        ? Tensor.of(tensor.shape(), rounding.apply(tensor.values()))
                        : tensor);
        return this;
    }

    /** The half of each layer's matrix that is nearest to zero becomes zero. */
    Reworking pruned() {
        tensors.forEach((name, tensor) -> {
            if (tensor.isMatrix() && !name.equals(EMBEDDING)) {
                float[] sizes = tensor.values().clone();
                for (int i = 0; i < sizes.length; i++) {
                    sizes[i] = Math.abs(sizes[i]);
                }
                Arrays.sort(sizes);
                float limit = sizes[sizes.length / 2];
                float[] values = tensor.values();
                for (int i = 0; i < values.length; i++) {
                    values[i] = Math.abs(values[i]) < limit ? 0 : values[i];
                }
            }
        });
        return this;
    }

    /** Channels between gate and way down in another order. */
    Reworking channels(RandomGenerator random) {
        for (int layer = 0; layer < shape.layers(); layer++) {
            int[] order = order(shape.feedForward(), random);
            rows(name(Linear.GATE, layer), order);
            rows(name(Linear.UP, layer), order);
            columns(name(Linear.DOWN, layer), order);
        }
        return this;
    }

    /** Attention heads in another order. */
    Reworking heads(RandomGenerator random) {
        int size = shape.headWidth();
        for (int layer = 0; layer < shape.layers(); layer++) {
            int[] heads = order(shape.heads(), random);
            int[] order = new int[shape.width()];
            for (int i = 0; i < order.length; i++) {
                order[i] = heads[i / size] * size + i % size;
            }
            rows(name(Linear.QUERY, layer), order);
            rows(name(Linear.KEY, layer), order);
            rows(name(Linear.VALUE, layer), order);
            columns(name(Linear.OUTPUT, layer), order);
        }
        return this;
    }

    /** Coordinates of the stream in another order, throughout. */
    Reworking coordinates(RandomGenerator random) {
        int[] order = order(shape.width(), random);
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            String name = entry.getKey();
            if (!entry.getValue().isMatrix() || writes(name)) {
                rows(name, order);
            } else {
                columns(name, order);
            }
        }
        return this;
    }

    /** Channels stretched where they are read and shortened as much where they are written. */
    Reworking stretched(RandomGenerator random) {
        for (int layer = 0; layer < shape.layers(); layer++) {
            float[] up = factors(shape.feedForward(), 1, random);
            stretchRows(name(Linear.UP, layer), up, 1);
            stretchColumns(name(Linear.DOWN, layer), up);
            float[] value = factors(shape.width(), 1, random);
            stretchRows(name(Linear.VALUE, layer), value, 1);
            stretchColumns(name(Linear.OUTPUT, layer), value);
            float[] head = factors(shape.width(), shape.headWidth(), random);
            stretchRows(name(Linear.QUERY, layer), head, 1);
            stretchRows(name(Linear.KEY, layer), head, -1);
        }
        return this;
    }

    /**
     * The stream rotated throughout. Gains cannot be rotated and are brought into the matrices; the
     * output gets a matrix of its own, because the last gains stand in it alone.
     */
    Reworking rotated(RandomGenerator random) {
        int width = shape.width();
        float[] turn = rotation(width, random);
        Tensor output = tensor(EMBEDDING).copy();
        gain(output, values(tensors, FINAL_GAINS));
        tensors.put(OWN_OUTPUT, output);
        for (int layer = 0; layer < shape.layers(); layer++) {
            float[] reading = gains(layer, "input_layernorm");
            for (Linear linear : new Linear[] {Linear.QUERY, Linear.KEY, Linear.VALUE}) {
                gain(tensor(name(linear, layer)), reading);
            }
            float[] feeding = gains(layer, "post_attention_layernorm");
            gain(tensor(name(Linear.GATE, layer)), feeding);
            gain(tensor(name(Linear.UP, layer)), feeding);
        }
        tensors.replaceAll((name, tensor) -> {
            if (!tensor.isMatrix()) {
                float[] ones = new float[tensor.rows()];
                Arrays.fill(ones, 1);
                return Tensor.of(tensor.shape(), ones);
            }
            return writes(name)
                    ? transposed(turned(transposed(tensor), turn, width))
                    : turned(tensor, turn, width);
        });
        return this;
    }

    private static boolean writes(String name) {
        return name.contains("o_proj") || name.contains("down_proj");
    }

    private static String name(Linear linear, int layer) {
        return linear.path(layer) + ".weight";
    }

    private float[] gains(int layer, String norm) {
        return values(tensors, "model.layers." + layer + "." + norm + ".weight");
    }

    private Tensor tensor(String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalStateException("no tensor " + name);
        }
        return tensor;
    }

    private static float[] values(Map<String, Tensor> tensors, String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalStateException("no tensor " + name);
        }
        return tensor.values();
    }

    private void rows(String name, int[] order) {
        Tensor from = tensor(name);
        Tensor to = from.zeros();
        int columns = from.columns();
        for (int i = 0; i < order.length; i++) {
            System.arraycopy(from.values(), order[i] * columns, to.values(), i * columns, columns);
        }
        tensors.put(name, to);
    }

    private void columns(String name, int[] order) {
        tensors.put(name, transposed(tensor(name)));
        rows(name, order);
        tensors.put(name, transposed(tensor(name)));
    }

    private void stretchRows(String name, float[] factors, int power) {
        Tensor tensor = tensor(name);
        int columns = tensor.columns();
        for (int i = 0; i < tensor.values().length; i++) {
            float factor = factors[i / columns];
            tensor.values()[i] *= power > 0 ? factor : 1 / factor;
        }
    }

    private void stretchColumns(String name, float[] factors) {
        Tensor tensor = tensor(name);
        for (int i = 0; i < tensor.values().length; i++) {
            tensor.values()[i] /= factors[i % factors.length];
        }
    }

    private static void gain(Tensor tensor, float[] gains) {
        for (int i = 0; i < tensor.values().length; i++) {
            tensor.values()[i] *= gains[i % gains.length];
        }
    }

    private static float[] factors(int size, int alike, RandomGenerator random) {
        float[] factors = new float[size];
        for (int i = 0; i < size; i++) {
            factors[i] =
                    i % alike > 0
                            ? factors[i - 1]
                            : (float) Math.pow(MOST_STRETCH, random.nextDouble(-1, 1));
        }
        return factors;
    }

    static int[] order(int size, RandomGenerator random) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    /** Rows drawn from the normal distribution, then made orthonormal one after the other. */
    static float[] rotation(int width, RandomGenerator random) {
        double[] rows = new double[width * width];
        for (int i = 0; i < width; i++) {
            for (int k = 0; k < width; k++) {
                rows[i * width + k] = random.nextGaussian();
            }
            for (int j = 0; j < i; j++) {
                double dot = dot(rows, i, j, width);
                for (int k = 0; k < width; k++) {
                    rows[i * width + k] -= dot * rows[j * width + k];
                }
            }
            double length = Math.sqrt(dot(rows, i, i, width));
            for (int k = 0; k < width; k++) {
                rows[i * width + k] /= length;
            }
        }
        float[] rotation = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            rotation[i] = (float) rows[i];
        }
        return rotation;
    }

    private static double dot(double[] rows, int i, int j, int width) {
        double dot = 0;
        for (int k = 0; k < width; k++) {
            dot += rows[i * width + k] * rows[j * width + k];
        }
        return dot;
    }

    private static Tensor turned(Tensor tensor, float[] turn, int width) {
        Tensor turned = tensor.zeros();
        for (int i = 0; i < tensor.rows(); i++) {
            for (int k = 0; k < width; k++) {
                double sum = 0;
                for (int j = 0; j < width; j++) {
                    sum += (double) tensor.values()[i * width + j] * turn[j * width + k];
                }
                turned.values()[i * width + k] = (float) sum;
            }
        }
        return turned;
    }

    private static Tensor transposed(Tensor tensor) {
        int rows = tensor.rows();
        int columns = tensor.columns();
        Tensor transposed = Tensor.matrix(columns, rows);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                transposed.values()[j * rows + i] = tensor.values()[i * columns + j];
            }
        }
        return transposed;
    }
}
