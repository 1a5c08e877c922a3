package dev.semanticpassport.weights.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.core.Seeds;
import dev.semanticpassport.weights.Written;
import dev.semanticpassport.weights.Written.Floats;
import dev.semanticpassport.weights.opening.Opened;
import dev.semanticpassport.weights.opening.Opening;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KinshipTest {
    private static final int WIDTH = 16;
    private static final int UNITS = 24;
    private static final int DRAWS = 99;
    private static final double LEAST = 1.0 / (DRAWS + 1);

    @TempDir private Path folder;

    /** How a model is made of another one. */
    private interface Making {
        float[] of(float[] numbers, int layer, RandomGenerator random);
    }

    @Test
    void modelsOfStartsOfTheirOwnAreRelatedNoOftenerThanTheLevelSays() {
        int[] alarms = new int[2];
        Seeds.forAll(
                100,
                random -> {
                    List<float[]> one = model(random);
                    List<float[]> other = model(random);
                    double p = models(one, other, random).pValue();
                    alarms[0] += p <= 0.05 ? 1 : 0;
                    alarms[1] += p <= 0.2 ? 1 : 0;
                });

        // 100 draws at the level: more than these have a probability below one in a thousand
        assertThat(alarms[0]).isLessThanOrEqualTo(13);
        assertThat(alarms[1]).isLessThanOrEqualTo(34);
        assertThat(alarms[1]).isPositive();
    }

    @Test
    void aModelMadeOfAnotherIsRelatedHoweverItWasMade() {
        List<Making> ways =
                List.of(
                        // trained further
                        (numbers, _, random) -> {
                            float[] made = numbers.clone();
                            for (int i = 0; i < made.length; i++) {
                                made[i] += 0.5f * (float) random.nextGaussian();
                            }
                            return made;
                        },
                        // rounded to four bits
                        (numbers, _, _) -> {
                            float[] made = numbers.clone();
                            for (int i = 0; i < made.length; i++) {
                                made[i] = Math.clamp(Math.round(made[i] * 2), -8, 7) / 2f;
                            }
                            return made;
                        },
                        // units in another order, of other lengths and signs
                        (numbers, layer, _) -> shuffled(numbers, layer),
                        // half of the numbers cut
                        (numbers, _, random) -> {
                            float[] made = numbers.clone();
                            for (int i = 0; i < made.length; i++) {
                                made[i] = random.nextBoolean() ? made[i] : 0;
                            }
                            return made;
                        },
                        // stored column by column
                        (numbers, _, _) -> {
                            float[] made = new float[numbers.length];
                            for (int i = 0; i < UNITS; i++) {
                                for (int k = 0; k < WIDTH; k++) {
                                    made[k * UNITS + i] = numbers[i * WIDTH + k];
                                }
                            }
                            return made;
                        });
        Seeds.forAll(
                5,
                random -> {
                    List<float[]> one = model(random);
                    for (Making way : ways) {
                        List<float[]> made = new ArrayList<>();
                        for (int layer = 0; layer < one.size(); layer++) {
                            made.add(way.of(one.get(layer), layer, random));
                        }
                        assertThat(models(one, made, random).pValue())
                                .as("way " + ways.indexOf(way))
                                .isEqualTo(2 * LEAST);
                    }
                });
    }

    @Test
    void modelsOfOtherWidthsAreNotCompared() throws IOException {
        Path one =
                write(
                        "one",
                        List.of(
                                new Floats(
                                        "model.layers.0.mlp.up_proj.weight",
                                        List.of(2, 3),
                                        new float[6])));
        Path other =
                write(
                        "other",
                        List.of(
                                new Floats(
                                        "model.layers.0.mlp.up_proj.weight",
                                        List.of(2, 4),
                                        new float[8])));
        try (Opened first = Opening.open(one);
                Opened second = Opening.open(other)) {
            assertThat(RelatingModels.relate(first, second, 9, new SplittableRandom(1))).isEmpty();
        }
    }

    private Kinship models(List<float[]> one, List<float[]> other, RandomGenerator random) {
        try (Opened first = Opening.open(write("one", tensors(one)));
                Opened second = Opening.open(write("other", tensors(other)))) {
            return RelatingModels.relate(first, second, DRAWS, random).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Floats> tensors(List<float[]> model) {
        List<Floats> tensors = new ArrayList<>();
        for (int i = 0; i < model.size(); i++) {
            String part = i % 2 == 0 ? "gate_proj" : "up_proj";
            tensors.add(
                    new Floats(
                            "model.layers." + i / 2 + ".mlp." + part + ".weight",
                            List.of(UNITS, WIDTH),
                            model.get(i)));
        }
        return tensors;
    }

    private Path write(String name, List<Floats> tensors) throws IOException {
        Path model = folder.resolve(name + ".safetensors");
        Files.write(model, Written.safetensors(tensors));
        return model;
    }

    private static List<float[]> model(RandomGenerator random) {
        List<float[]> model = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            model.add(gaussian(random, UNITS * WIDTH, 1));
        }
        return model;
    }

    private static float[] shuffled(float[] numbers, int layer) {
        SplittableRandom random = new SplittableRandom(layer / 2);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < UNITS; i++) {
            order.add(i);
        }
        Collections.shuffle(order, java.util.Random.from(random));
        float[] made = new float[numbers.length];
        for (int i = 0; i < UNITS; i++) {
            float scale = (random.nextBoolean() ? 1 : -1) * (float) random.nextDouble(0.5, 2);
            for (int k = 0; k < WIDTH; k++) {
                made[i * WIDTH + k] = scale * numbers[order.get(i) * WIDTH + k];
            }
        }
        return made;
    }

    private static float[] gaussian(RandomGenerator random, int size, float scale) {
        float[] numbers = new float[size];
        for (int i = 0; i < size; i++) {
            numbers[i] = scale * (float) random.nextGaussian();
        }
        return numbers;
    }
}
