package dev.semanticpassport.weights.lineage;

import dev.semanticpassport.weights.Written;
import dev.semanticpassport.weights.Written.Floats;
import dev.semanticpassport.weights.opening.Opened;
import dev.semanticpassport.weights.opening.Opening;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Made-up weights as training leaves them: a random start, and on top of it what everybody learns
 * from the same data, each in the coordinates and channels that its start gave it. So models of
 * starts of their own mean the same by their embeddings, and share no number.
 */
final class Made {
    static final int WIDTH = 16;
    static final int UNITS = 32;
    static final int TOKENS = 64;
    static final int LAYERS = 2;
    private static final int LEARNT = 3;
    private static final String[] READING = {
        "self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj"
    };

    private final SequencedMap<String, Numbers> tensors = new LinkedHashMap<>();

    /** A model of a start, trained on data. */
    static Made model(long start, long data) {
        Made made = new Made();
        SplittableRandom own = new SplittableRandom(start);
        SplittableRandom common = new SplittableRandom(data);
        float[] turn = rotation(own);
        float[] meanings = gaussian(common, TOKENS * WIDTH, 1);
        made.put(
                "model.embed_tokens",
                WIDTH,
                sum(times(meanings, turn), gaussian(own, meanings.length, 0.3f)));
        for (int layer = 0; layer < LAYERS; layer++) {
            String path = "model.layers." + layer + ".";
            for (String part : READING) {
                made.learnt(path + part, WIDTH, false, turn, own, common);
            }
            made.learnt(path + "self_attn.o_proj", WIDTH, true, turn, own, common);
            made.learnt(path + "mlp.gate_proj", UNITS, false, turn, own, common);
            made.learnt(path + "mlp.up_proj", UNITS, false, turn, own, common);
            made.learnt(path + "mlp.down_proj", UNITS, true, turn, own, common);
            made.put(path + "input_layernorm", WIDTH, gains(own));
            made.put(path + "post_attention_layernorm", WIDTH, gains(own));
        }
        return made;
    }

    /** Channels that take part in what is learnt are a matter of the start. */
    private void learnt(
            String name,
            int units,
            boolean writes,
            float[] turn,
            RandomGenerator own,
            RandomGenerator common) {
        float[] start = gaussian(own, units * WIDTH, 1);
        float[] channels = gaussian(own, units * LEARNT, 1);
        float[] meant = times(gaussian(common, LEARNT * WIDTH, 1), turn);
        float[] mixed = gaussian(common, LEARNT * LEARNT, 0.8f);
        for (int i = 0; i < units; i++) {
            for (int l = 0; l < LEARNT; l++) {
                float strength = 0;
                for (int m = 0; m < LEARNT; m++) {
                    strength += channels[i * LEARNT + m] * mixed[m * LEARNT + l];
                }
                for (int k = 0; k < WIDTH; k++) {
                    start[i * WIDTH + k] += 0.9f * strength * meant[l * WIDTH + k];
                }
            }
        }
        if (writes) {
            put(name, units, transposed(start, WIDTH));
        } else {
            put(name, WIDTH, start);
        }
    }

    /** Trained further: a little more of everything, and no more than that. */
    Made further(RandomGenerator random) {
        return each(numbers -> {
            float[] more = gaussian(random, numbers.length, 0.2f);
            float[] made = numbers.clone();
            for (int i = 0; i < made.length; i++) {
                made[i] += more[i];
            }
            return made;
        });
    }

    /** The same change of every matrix. */
    Made each(UnaryOperator<float[]> change) {
        Made made = new Made();
        tensors.forEach((name, numbers) ->
                made.tensors.put(
                        name,
                        isVector(name)
                                ? numbers
                                : new Numbers(change.apply(numbers.cells()), numbers.width())));
        return made;
    }

    /** Half of each. */
    static Made merged(Made one, Made other) {
        Made made = new Made();
        one.tensors.forEach((name, numbers) -> {
            float[] mean = numbers.cells().clone();
            float[] others = other.numbers(name).cells();
            for (int i = 0; i < mean.length; i++) {
                mean[i] = (mean[i] + others[i]) / 2;
            }
            made.tensors.put(name, new Numbers(mean, numbers.width()));
        });
        return made;
    }

    /** With the first layer of another. */
    Made with(Made other) {
        Made made = new Made();
        tensors.forEach((name, numbers) ->
                made.tensors.put(name, name.contains("layers.0.") ? other.numbers(name) : numbers));
        return made;
    }

    /** The stream rotated throughout, and its channels in another order. */
    Made hidden(RandomGenerator random) {
        float[] turn = rotation(random);
        Made made = new Made();
        made.put(
                "model.embed_tokens",
                WIDTH,
                times(numbers("model.embed_tokens.weight").cells(), turn));
        for (int layer = 0; layer < LAYERS; layer++) {
            String path = "model.layers." + layer + ".";
            int[] order = order(UNITS, random);
            int[] asItIs = IntStream.range(0, WIDTH).toArray();
            for (String part : READING) {
                made.turned(this, path + part, "input_layernorm", asItIs, turn);
            }
            made.turned(this, path + "mlp.gate_proj", "post_attention_layernorm", order, turn);
            made.turned(this, path + "mlp.up_proj", "post_attention_layernorm", order, turn);
            made.turned(this, path + "self_attn.o_proj", "", asItIs, turn);
            made.turned(this, path + "mlp.down_proj", "", order, turn);
            made.put(path + "input_layernorm", WIDTH, ones());
            made.put(path + "post_attention_layernorm", WIDTH, ones());
        }
        return made;
    }

    private void turned(Made from, String name, String gains, int[] order, float[] turn) {
        float[] numbers = from.numbers(name + ".weight").cells();
        boolean writes = gains.isEmpty();
        float[] rows = writes ? transposed(numbers, numbers.length / WIDTH) : numbers.clone();
        if (!writes) {
            String path = name.substring(0, "model.layers.0.".length());
            float[] factors = from.numbers(path + gains + ".weight").cells();
            for (int i = 0; i < rows.length; i++) {
                rows[i] *= factors[i % WIDTH];
            }
        }
        float[] ordered = rows.clone();
        for (int i = 0; i < order.length; i++) {
            System.arraycopy(rows, order[i] * WIDTH, ordered, i * WIDTH, WIDTH);
        }
        float[] made = times(ordered, turn);
        if (writes) {
            put(name, order.length, transposed(made, WIDTH));
        } else {
            put(name, WIDTH, made);
        }
    }

    private Numbers numbers(String name) {
        Numbers numbers = tensors.get(name);
        if (numbers == null) {
            throw new IllegalStateException("no tensor " + name);
        }
        return numbers;
    }

    private void put(String name, int width, float[] values) {
        tensors.put(name + ".weight", new Numbers(values, width));
    }

    private static boolean isVector(String name) {
        return name.contains("layernorm");
    }

    /** Writes it as a file, opens that, and closes it again. */
    Anatomy anatomy(Path folder) {
        List<Floats> floats = new ArrayList<>();
        tensors.forEach((name, numbers) ->
                floats.add(
                        new Floats(
                                name,
                                isVector(name)
                                        ? List.of(numbers.width())
                                        : List.of(numbers.rows(), numbers.width()),
                                numbers.cells())));
        Path file = folder.resolve("made.safetensors");
        try {
            Files.write(file, Written.safetensors(floats));
            try (Opened opened = Opening.open(file)) {
                return Anatomy.of(opened).orElseThrow();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static float[] gaussian(RandomGenerator random, int size, float scale) {
        float[] numbers = new float[size];
        for (int i = 0; i < size; i++) {
            numbers[i] = scale * (float) random.nextGaussian();
        }
        return numbers;
    }

    private static float[] gains(RandomGenerator random) {
        float[] gains = gaussian(random, WIDTH, 0.05f);
        for (int i = 0; i < WIDTH; i++) {
            gains[i] += 1;
        }
        return gains;
    }

    private static float[] ones() {
        float[] ones = new float[WIDTH];
        java.util.Arrays.fill(ones, 1);
        return ones;
    }

    private static int[] order(int size, RandomGenerator random) {
        int[] order = IntStream.range(0, size).toArray();
        Drawing.shuffle(order, random);
        return order;
    }

    private static float[] rotation(RandomGenerator random) {
        double[][] rows = new double[WIDTH][WIDTH];
        float[] rotation = new float[WIDTH * WIDTH];
        for (int i = 0; i < WIDTH; i++) {
            for (int k = 0; k < WIDTH; k++) {
                rows[i][k] = random.nextGaussian();
            }
            for (int j = 0; j <= i; j++) {
                double dot = 0;
                for (int k = 0; k < WIDTH; k++) {
                    dot += rows[i][k] * rows[j][k];
                }
                for (int k = 0; k < WIDTH; k++) {
                    rows[i][k] =
                            j < i ? rows[i][k] - dot * rows[j][k] : rows[i][k] / Math.sqrt(dot);
                }
            }
            for (int k = 0; k < WIDTH; k++) {
                rotation[i * WIDTH + k] = (float) rows[i][k];
            }
        }
        return rotation;
    }

    private static float[] times(float[] rows, float[] turn) {
        float[] product = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < WIDTH; j++) {
                product[i] += rows[i / WIDTH * WIDTH + j] * turn[j * WIDTH + i % WIDTH];
            }
        }
        return product;
    }

    private static float[] transposed(float[] matrix, int columns) {
        return Numbers.columns(matrix, matrix.length / columns).cells();
    }

    private static float[] sum(float[] a, float[] b) {
        float[] sum = a.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += b[i];
        }
        return sum;
    }
}
