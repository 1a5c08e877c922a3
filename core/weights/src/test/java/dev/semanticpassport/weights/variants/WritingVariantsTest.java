package dev.semanticpassport.weights.variants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.semanticpassport.core.Seeds;
import dev.semanticpassport.core.imprint.Part;
import dev.semanticpassport.core.imprint.Variant;
import dev.semanticpassport.weights.Refusal.Kind;
import dev.semanticpassport.weights.RefusedException;
import dev.semanticpassport.weights.TensorEntry;
import dev.semanticpassport.weights.Written;
import dev.semanticpassport.weights.Written.Floats;
import dev.semanticpassport.weights.decoding.Decoding;
import dev.semanticpassport.weights.opening.Contents;
import dev.semanticpassport.weights.opening.Opened;
import dev.semanticpassport.weights.opening.Opening;
import dev.semanticpassport.weights.peft.LowRankModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WritingVariantsTest {
    private static final int HEADS = 2;
    private static final int WIDTH = 8;
    private static final int RANK = 2;
    private static final String SETTINGS =
            "{\"peft_type\":\"LORA\",\"r\":2,\"lora_alpha\":6,\"base_model_name_or_path\":\"x/y\"";
    private static final Variant MINUS = Variant.Minus.of(Part.of("1.q_proj"));

    @TempDir private Path folder = Path.of("");

    @Test
    void ofWhatStaysNoBitIsChangedAndWhatIsRemovedIsGone() throws IOException {
        // Given
        Path source = adapter(new SplittableRandom(1), "}");
        for (Variant variant : List.of(MINUS, Variant.Only.of(Part.layer(0)))) {
            // When
            WrittenVariant written = write(source, variant);

            // Then
            try (Opened before = Opening.open(source);
                    Opened after = Opening.open(written.path())) {
                assertThat(after.refusals()).isEmpty();
                Map<String, float[]> left = numbers(after);
                Map<String, float[]> expected = numbers(before);
                expected.keySet().removeIf(name -> !LayeredModule.stays(variant, module(name)));
                assertThat(left.keySet()).isEqualTo(expected.keySet());
                left.forEach((name, numbers) -> assertThat(numbers).isEqualTo(expected.get(name)));
                assertThat(written.kept()).isEqualTo(modules(after).size());
                assertThat(written.kept() + written.removed()).isEqualTo(modules(before).size());
                assertThat(modules(after)).extracting(LowRankModule::scale).containsOnly(3.0);
            }
        }
        assertThat(names(folder)).noneMatch(name -> name.endsWith(".part"));
    }

    @Test
    void theSameVariantIsTheSameBytes() throws IOException {
        Path source = adapter(new SplittableRandom(1), "}");
        Path tensors = write(source, MINUS).path().resolve("adapter_model.safetensors");
        byte[] once = Files.readAllBytes(tensors);

        write(source, MINUS);

        assertThat(Files.readAllBytes(tensors)).isEqualTo(once);
        assertThat(tensors).hasParent(folder.resolve("out").resolve("mine~minus-1.q_proj"));
    }

    @Test
    void whatPeftWouldFillWithSomethingElseIsRefused() throws IOException {
        assertRefused(",\"init_lora_weights\":\"pissa_niter_4\"}", MINUS, "start");
        assertRefused(",\"use_dora\":true}", MINUS, "magnitudes");
        assertRefused("}", Variant.Minus.of(Part.layer(7)), "names 7");
        assertRefused("}", Variant.Minus.of(Part.layer(0), Part.layer(1)), "leaves no change");
    }

    @Test
    void aVariantThatPeftStartsElsewhereSaysThatMissingModulesStartAsNoChange() throws IOException {
        Path source = adapter(new SplittableRandom(1), ",\"init_lora_weights\":\"gaussian\"}");

        String settings =
                Files.readString(write(source, MINUS).path().resolve("adapter_config.json"));

        assertThat(settings).contains("\"init_lora_weights\" : true", "\"r\" : 2", "x/y");
    }

    @Test
    void aGgufAdapterKeepsItsNotesAndWhatStays() throws IOException {
        // Given
        Path source = folder.resolve("a.gguf");
        Files.write(
                source,
                Written.Gguf.version(2, 4, 6)
                        .note("general.type", "adapter")
                        .note("general.architecture", "llama")
                        .note("general.alignment", 64)
                        .note("adapter.type", "lora")
                        .note("adapter.lora.alpha", 6f)
                        .note("general.name", "свой")
                        .tensor("blk.0.attn_q.weight.lora_a", 0, 0, 3, 2)
                        .tensor("blk.0.attn_q.weight.lora_b", 0, 64, 2, 4)
                        .tensor("blk.1.attn_q.weight.lora_a", 0, 128, 3, 2)
                        .tensor("blk.1.attn_q.weight.lora_b", 0, 192, 2, 4)
                        .alignTo(64)
                        .floats(1, 2, 3, 4, 5, 6)
                        .alignTo(64)
                        .floats(1, 2, 3, 4, 5, 6, 7, 8)
                        .alignTo(64)
                        .floats(11, 12, 13, 14, 15, 16)
                        .alignTo(64)
                        .floats(11, 12, 13, 14, 15, 16, 17, 18)
                        .toBytes());

        // When
        WrittenVariant written = write(source, Variant.Minus.of(Part.layer(0)));

        // Then
        try (Opened before = Opening.open(source);
                Opened after = Opening.open(written.path())) {
            assertThat(after.refusals()).isEmpty();
            assertThat(after.files().getFirst().header().notes())
                    .isEqualTo(before.files().getFirst().header().notes());
            assertThat(modules(after))
                    .extracting(LowRankModule::module)
                    .containsExactly("blk.1.attn_q");
            assertThat(modules(after).getFirst().scale()).isEqualTo(3);
            assertThat(numbers(after).get("blk.1.attn_q.weight.lora_b"))
                    .containsExactly(11, 12, 13, 14, 15, 16, 17, 18);
        }
    }

    @Test
    void turnedIntoGgufTheChangeOfAModuleIsTheSame() {
        Seeds.forAll(
                8,
                random -> {
                    String more =
                            switch (random.nextInt(3)) {
                                case 0 -> "}";
                                case 1 -> ",\"use_rslora\":true}";
                                default -> ",\"alpha_pattern\":{\"q_proj\":5}}";
                            };
                    assertSameChange(
                            adapter(random, more), random.nextBoolean() ? "llama" : "qwen2");
                });
    }

    private void assertSameChange(Path source, String type) {
        LinkedHashMap<String, String> settings = new LinkedHashMap<>();
        settings.put("model_type", type);
        settings.put("num_attention_heads", String.valueOf(HEADS));
        try (Opened before = Opening.open(source)) {
            Path path =
                    WritingVariants.of(before)
                            .writeGguf(
                                    Variant.Only.of(Part.layer(1)),
                                    "mine",
                                    folder,
                                    LlamaLayout.of(settings))
                            .path();
            try (Opened after = Opening.open(path)) {
                assertThat(after.refusals()).isEmpty();
                assertThat(modules(after))
                        .extracting(LowRankModule::module)
                        .containsExactly("blk.1.attn_q", "blk.1.ffn_down");
                float[][] query = change(before, "model.layers.1.self_attn.q_proj");
                float[][] turned = change(after, "blk.1.attn_q");
                for (int row = 0; row < WIDTH; row++) {
                    // by hand: rows 0 1 2 3 of a head of four become 0 2 1 3 of it
                    int within = row % 4;
                    int to = row - within + List.of(0, 2, 1, 3).get(within);
                    assertClose(turned[type.equals("llama") ? to : row], query[row]);
                }
                float[][] down = change(before, "model.layers.1.mlp.down_proj");
                for (int row = 0; row < WIDTH; row++) {
                    assertClose(change(after, "blk.1.ffn_down")[row], down[row]);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatLlamaCppHasNoPlaceForIsRefused() throws IOException {
        LinkedHashMap<String, String> other = new LinkedHashMap<>(Map.of("model_type", "gemma"));
        assertThatThrownBy(() -> LlamaLayout.of(other))
                .hasMessageContaining("gemma")
                .hasMessageContaining("mistral");
        LinkedHashMap<String, String> without = new LinkedHashMap<>(Map.of("model_type", "llama"));
        assertThatThrownBy(() -> LlamaLayout.of(without)).hasMessageContaining("heads");
        assertThat(LlamaLayout.modelTypes()).contains("llama", "qwen2");
    }

    private static void assertClose(float[] found, float[] expected) {
        for (int i = 0; i < expected.length; i++) {
            assertThat(found[i]).isCloseTo(expected[i], org.assertj.core.data.Offset.offset(1e-5f));
        }
    }

    /** scale · up · down. */
    private static float[][] change(Opened opened, String path) {
        LowRankModule module =
                modules(opened).stream()
                        .filter(one -> one.module().equals(path))
                        .findFirst()
                        .orElseThrow();
        Map<String, float[]> numbers = numbers(opened);
        float[] up = numbers.getOrDefault(module.up().name(), new float[0]);
        float[] down = numbers.getOrDefault(module.down().name(), new float[0]);
        int inputs = (int) module.inputs();
        float[][] change = new float[(int) module.outputs()][inputs];
        for (int row = 0; row < change.length; row++) {
            for (int column = 0; column < inputs; column++) {
                double sum = 0;
                for (int k = 0; k < RANK; k++) {
                    sum += up[row * RANK + k] * down[k * inputs + column];
                }
                change[row][column] = (float) (module.scale() * sum);
            }
        }
        return change;
    }

    private void assertRefused(String more, Variant variant, String word) throws IOException {
        Path source = adapter(new SplittableRandom(1), more);
        assertThatThrownBy(() -> write(source, variant))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal().kind()).isEqualTo(Kind.UNSUPPORTED))
                .hasMessageContaining(word);
        assertThat(
                        folder.resolve("out")
                                .resolve(
                                        WritingVariants.fileName(variant, "mine")
                                                + "/adapter_model.safetensors"))
                .doesNotExist();
    }

    private WrittenVariant write(Path source, Variant variant) throws IOException {
        try (Opened opened = Opening.open(source)) {
            return WritingVariants.of(opened).write(variant, "mine", folder.resolve("out"));
        }
    }

    private Path adapter(RandomGenerator random, String more) {
        List<Floats> tensors = new ArrayList<>();
        for (int layer = 0; layer < 2; layer++) {
            for (String module : List.of("self_attn.q_proj", "mlp.down_proj")) {
                String path = "base_model.model.model.layers." + layer + "." + module;
                int inputs = module.startsWith("mlp") ? 12 : WIDTH;
                tensors.add(floats(path + ".lora_A.weight", RANK, inputs, random));
                tensors.add(floats(path + ".lora_B.weight", WIDTH, RANK, random));
            }
        }
        try {
            Path source = Files.createDirectories(folder.resolve("source"));
            Files.write(source.resolve("adapter_model.safetensors"), Written.safetensors(tensors));
            Files.writeString(source.resolve("adapter_config.json"), SETTINGS + more);
            return source;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Floats floats(String name, int rows, int columns, RandomGenerator random) {
        float[] numbers = new float[rows * columns];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return new Floats(name, List.of(rows, columns), numbers);
    }

    private static List<LowRankModule> modules(Opened opened) {
        return opened.contents() instanceof Contents.LowRank(var adapter)
                ? adapter.modules()
                : List.of();
    }

    private static String module(String tensor) {
        return tensor.replaceFirst("\\.lora_[AB]\\.weight$", "");
    }

    private static Map<String, float[]> numbers(Opened opened) {
        Map<String, float[]> numbers = new LinkedHashMap<>();
        for (TensorEntry tensor : opened.tensors()) {
            numbers.put(
                    tensor.name(),
                    new Decoding().whole(opened.files().getFirst().mapped().bytes(), tensor));
        }
        return numbers;
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.map(path -> String.valueOf(path.getFileName())).toList();
        }
    }
}
