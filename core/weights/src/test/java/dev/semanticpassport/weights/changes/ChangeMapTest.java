package dev.semanticpassport.weights.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.semanticpassport.weights.Refusal.Kind;
import dev.semanticpassport.weights.Written;
import dev.semanticpassport.weights.Written.Floats;
import dev.semanticpassport.weights.opening.Contents;
import dev.semanticpassport.weights.opening.Opened;
import dev.semanticpassport.weights.opening.Opening;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangeMapTest {
    private static final int WIDTH = 24;
    private static final String Q = "model.layers.1.self_attn.q_proj";
    private static final String V = "model.layers.0.self_attn.v_proj";

    @TempDir private Path folder;
    private Path base;
    private Path adapter;
    private Path merged;

    @BeforeEach
    void create() throws IOException {
        base = Files.createDirectories(folder.resolve("base"));
        adapter = Files.createDirectories(folder.resolve("adapter"));
        merged = Files.createDirectories(folder.resolve("merged"));
        SplittableRandom random = new SplittableRandom(7);
        float[] q = gaussian(random, WIDTH * WIDTH, 0.1f);
        float[] v = gaussian(random, WIDTH * WIDTH, 0.1f);
        float[] words = gaussian(random, 5 * WIDTH, 1);
        write(base, "model.safetensors", matrices(q, v, words, 5));

        // q: one direction of length 2 · 3 · 4, far from the base's; v: untrained
        float[] up = unit(WIDTH * 2, 0, 3);
        float[] down = unit(2 * WIDTH, 5, 4);
        write(
                adapter,
                "adapter_model.safetensors",
                Written.safetensors(
                        List.of(
                                factor(Q, "lora_A", List.of(2, WIDTH), down),
                                factor(Q, "lora_B", List.of(WIDTH, 2), up),
                                factor(V, "lora_A", List.of(2, WIDTH), down),
                                factor(V, "lora_B", List.of(WIDTH, 2), new float[WIDTH * 2]))));
        Files.writeString(
                adapter.resolve("adapter_config.json"),
                "{\"peft_type\":\"LORA\",\"r\":2,\"lora_alpha\":4}");

        float[] changed = q.clone();
        changed[5] += 24;
        float[] more = java.util.Arrays.copyOf(words, 7 * WIDTH);
        write(merged, "model.safetensors", matrices(changed, v, more, 7));
    }

    @Test
    void anAdaptersMapHasTheEnergyAndRankOfWhatItAdds() throws IOException {
        try (Opened opened = Opening.open(adapter)) {
            ChangeMap map = map(opened, Optional.empty());

            assertThat(map.modules()).extracting(ModuleChange::module).containsExactly(V, Q);
            ModuleChange q = map.modules().getLast();
            assertThat(q.spectrum().norm()).isCloseTo(24, within(1e-9));
            assertThat(q.energy()).isCloseTo(576, within(1e-6));
            assertThat(q.spectrum().stableRank()).isCloseTo(1, within(1e-9));
            assertThat(q.spectrum().effectiveRank().orElseThrow()).isCloseTo(1, within(1e-9));
            assertThat(map.share(q)).isEqualTo(1);
            ModuleChange v = map.modules().getFirst();
            assertThat(v.energy()).isZero();
            assertThat(v.spectrum().stableRank()).isZero();
            assertThat(v.spectrum().effectiveRank()).isEmpty();
            assertThat(map.grid().shares().get(1)).containsEntry("self_attn.q_proj", 1.0);
        }
    }

    @Test
    void besideItsBaseItTellsRelativeSizeAndIntruders() throws IOException {
        try (Opened opened = Opening.open(adapter);
                Opened parent = Opening.open(base)) {
            ChangeMap map = map(opened, Optional.of(parent));

            ModuleChange q = map.modules().getLast();
            // 24 against 576 numbers of variance 0.01
            assertThat(q.relative().orElseThrow()).isCloseTo(10, within(1.0));
            assertThat(q.intruders().orElseThrow().found()).isEqualTo(1);
            assertThat(map.modules().getFirst().intruders().orElseThrow().found()).isZero();
        }
    }

    @Test
    void weightsAgainstTheirBaseShowTheSameChange() throws IOException {
        try (Opened opened = Opening.open(merged);
                Opened parent = Opening.open(base)) {
            ChangeMap map = MappingWeights.map(opened, parent);

            assertThat(map.refusals()).isEmpty();
            assertThat(map.kept()).isEqualTo(1);
            assertThat(map.vocabularyRows()).isEqualTo(2);
            ModuleChange q = map.modules().getLast();
            assertThat(q.module()).isEqualTo(Q);
            assertThat(q.spectrum().norm()).isCloseTo(24, within(1e-5));
            assertThat(q.spectrum().stableRank()).isCloseTo(1, within(1e-6));
            assertThat(q.intruders().orElseThrow().found()).isEqualTo(1);
        }
    }

    @Test
    void aBaseOfAnotherShapeIsRefusedModuleByModule() throws IOException {
        write(
                base,
                "model.safetensors",
                Written.safetensors(
                        List.of(
                                new Floats(
                                        Q + ".weight", List.of(2, WIDTH), new float[2 * WIDTH]))));
        try (Opened opened = Opening.open(adapter);
                Opened parent = Opening.open(base)) {
            ChangeMap map = map(opened, Optional.of(parent));

            assertThat(map.modules()).extracting(ModuleChange::module).containsExactly(V);
            assertThat(map.refusals()).extracting("kind").containsExactly(Kind.WRONG_SIZE);
        }
    }

    @Test
    void numbersThatAreNotFiniteAreRefused() throws IOException {
        float[] up = unit(WIDTH * 2, 0, Float.NaN);
        write(
                adapter,
                "adapter_model.safetensors",
                Written.safetensors(
                        List.of(
                                factor(Q, "lora_A", List.of(2, WIDTH), unit(2 * WIDTH, 0, 1)),
                                factor(Q, "lora_B", List.of(WIDTH, 2), up))));
        try (Opened opened = Opening.open(adapter)) {
            assertThat(map(opened, Optional.empty()).refusals())
                    .extracting("kind")
                    .containsExactly(Kind.MALFORMED);
        }
    }

    private static ChangeMap map(Opened opened, Optional<Opened> parent) throws IOException {
        return MappingAdapter.map(opened, ((Contents.LowRank) opened.contents()).adapter(), parent);
    }

    private static byte[] matrices(float[] q, float[] v, float[] words, int rows) {
        List<Floats> tensors = new ArrayList<>();
        tensors.add(new Floats("model.embed_tokens.weight", List.of(rows, WIDTH), words));
        tensors.add(new Floats(Q + ".weight", List.of(WIDTH, WIDTH), q));
        tensors.add(new Floats(V + ".weight", List.of(WIDTH, WIDTH), v));
        return Written.safetensors(tensors);
    }

    private static Floats factor(String module, String role, List<Integer> shape, float[] numbers) {
        return new Floats("base_model.model." + module + "." + role + ".weight", shape, numbers);
    }

    private static float[] unit(int size, int at, float value) {
        float[] numbers = new float[size];
        numbers[at] = value;
        return numbers;
    }

    private static float[] gaussian(SplittableRandom random, int size, float scale) {
        float[] numbers = new float[size];
        for (int i = 0; i < size; i++) {
            numbers[i] = scale * (float) random.nextGaussian();
        }
        return numbers;
    }

    private static void write(Path folder, String name, byte[] bytes) throws IOException {
        Files.write(folder.resolve(name), bytes);
    }
}
