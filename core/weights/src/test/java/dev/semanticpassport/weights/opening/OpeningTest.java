package dev.semanticpassport.weights.opening;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.weights.Refusal;
import dev.semanticpassport.weights.Refusal.Kind;
import dev.semanticpassport.weights.Written;
import dev.semanticpassport.weights.Written.Floats;
import dev.semanticpassport.weights.peft.LowRankModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpeningTest {
    @TempDir private Path folder;

    @Test
    void aModelInShardsIsOneModel() throws IOException {
        write("model-1.safetensors", tensors("a.weight"));
        write("model-2.safetensors", tensors("b.weight"));
        text(
                "model.safetensors.index.json",
                "{\"weight_map\":{\"a.weight\":\"model-1.safetensors\",\"b.weight\":\"model-2.safetensors\"}}");
        text(
                "config.json",
                "{\"architectures\":[\"LlamaForCausalLM\"],\"hidden_size\":4,\"nested\":{\"x\":1}}");
        text("tokenizer.json", "{}");

        try (Opened opened = Opening.open(folder)) {
            assertThat(opened.refusals()).isEmpty();
            assertThat(opened.tensors()).extracting("name").containsExactly("a.weight", "b.weight");
            assertThat(((Contents.Model) opened.contents()).settings())
                    .containsEntry("architectures", "LlamaForCausalLM")
                    .containsEntry("hidden_size", "4");
            assertThat(opened.listed())
                    .anyMatch(one ->
                            one.file().equals("tokenizer.json")
                                    && one.kind() == Listed.Kind.TOKENIZER);
        }
    }

    @Test
    void anIndexThatDoesNotAgreeWithItsShardsIsTold() throws IOException {
        write("model-1.safetensors", tensors("a.weight"));
        text(
                "model.safetensors.index.json",
                "{\"weight_map\":{\"a.weight\":\"model-1.safetensors\",\"b.weight\":\"model-1.safetensors\"}}");
        assertRefused(Kind.MISSING);

        text(
                "model.safetensors.index.json",
                "{\"weight_map\":{\"a.weight\":\"model-9.safetensors\"}}");
        assertRefused(Kind.MISSING);

        write("model-2.safetensors", tensors("a.weight"));
        text(
                "model.safetensors.index.json",
                "{\"weight_map\":{\"a.weight\":\"model-1.safetensors\",\"b.weight\":\"model-2.safetensors\"}}");
        assertRefused(Kind.DUPLICATE);

        for (String name : List.of("../x", "/etc/passwd", "a/b", "..", "", ".hidden")) {
            text("model.safetensors.index.json", "{\"weight_map\":{\"a\":\"" + name + "\"}}");
            assertRefused(Kind.OUTSIDE);
        }
    }

    @Test
    void aLinkOutOfTheFolderIsRefusedAndOneIntoTheHubsBlobsIsFollowed() throws IOException {
        Path model = Files.createDirectories(folder.resolve("models--a--b"));
        Path blobs = Files.createDirectories(model.resolve("blobs"));
        Path snapshot = Files.createDirectories(model.resolve("snapshots").resolve("abc"));
        Files.createDirectories(model.resolve("refs"));
        Files.writeString(model.resolve("refs").resolve("main"), "abc");
        Files.write(blobs.resolve("0123"), tensors("a.weight"));
        Files.createSymbolicLink(
                snapshot.resolve("model.safetensors"), Path.of("../../blobs/0123"));

        try (Opened opened = Opening.open(model)) {
            assertThat(opened.refusals()).isEmpty();
            assertThat(opened.tensors()).hasSize(1);
        }

        Path plain = Files.createDirectories(folder.resolve("plain"));
        Files.createSymbolicLink(
                plain.resolve("model.safetensors"), Path.of("../models--a--b/blobs/0123"));
        try (Opened opened = Opening.open(plain)) {
            assertThat(opened.files()).isEmpty();
            assertThat(opened.refusals()).extracting("kind").containsExactly(Kind.OUTSIDE);
        }
    }

    @Test
    void severalSnapshotsWithoutAMainOneAreForTheAskerToChoose() throws IOException {
        Files.createDirectories(folder.resolve("blobs"));
        Files.createDirectories(folder.resolve("snapshots").resolve("a"));
        Files.createDirectories(folder.resolve("snapshots").resolve("b"));
        Files.createDirectories(folder.resolve("refs"));
        Files.writeString(folder.resolve("refs").resolve("main"), "../../../etc");

        assertRefused(Kind.MISSING);
    }

    @Test
    void aPickleIsListedAndNotLoaded() throws IOException {
        write("pytorch_model.bin", new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0});
        write("old.pt", new byte[] {(byte) 0x80, 2, '}', 'q', 0, '.'});

        try (Opened opened = Opening.open(folder)) {
            assertThat(opened.contents()).isInstanceOf(Contents.Nothing.class);
            assertThat(opened.refusals()).extracting("kind").containsOnly(Kind.PROGRAM);
            assertThat(opened.listed())
                    .allMatch(one -> one.kind() == Listed.Kind.PROGRAM)
                    .hasSize(2);
        }
    }

    @Test
    void aHeaderWhoseLengthBeginsLikeAPickleIsNoPickle() throws IOException {
        // 0x0280 in little-endian order is 80 02
        String header = "{}" + " ".repeat(0x0280 - 2);
        write("model.safetensors", Written.bytes(Written.safetensors(header, 0)));

        try (Opened opened = Opening.open(folder)) {
            assertThat(opened.refusals()).isEmpty();
            assertThat(opened.files()).hasSize(1);
        }
    }

    @Test
    void anAdaptersScaleFollowsItsConfiguration() throws IOException {
        write(
                "adapter_model.safetensors",
                Written.safetensors(
                        List.of(
                                factor("model.layers.10.self_attn.q_proj.lora_A.weight", 2, 3),
                                factor("model.layers.10.self_attn.q_proj.lora_B.weight", 5, 2),
                                factor(
                                        "model.layers.2.self_attn.v_proj.lora_A.default.weight",
                                        4,
                                        3),
                                factor(
                                        "model.layers.2.self_attn.v_proj.lora_B.default.weight",
                                        5,
                                        4),
                                factor(
                                        "model.layers.2.self_attn.v_proj.lora_magnitude_vector",
                                        5,
                                        1),
                                factor("classifier.weight", 2, 2),
                                factor("model.norm.bias", 1, 2))));
        text(
                "adapter_config.json",
                "{\"peft_type\":\"LORA\",\"r\":2,\"lora_alpha\":8,\"use_dora\":true,"
                        + "\"rank_pattern\":{\"v_proj\":4},\"alpha_pattern\":{\"^model.layers.2.self_attn.v_proj\":6},"
                        + "\"modules_to_save\":[\"classifier\"],\"base_model_name_or_path\":\"x/y\"}");

        try (Opened opened = Opening.open(folder)) {
            assertThat(opened.refusals()).isEmpty();
            var adapter = ((Contents.LowRank) opened.contents()).adapter();
            assertThat(adapter.modules())
                    .extracting(LowRankModule::module)
                    .containsExactly(
                            "model.layers.2.self_attn.v_proj", "model.layers.10.self_attn.q_proj");
            assertThat(adapter.modules())
                    .extracting(LowRankModule::scale)
                    .containsExactly(1.5, 4.0);
            assertThat(adapter.modules().getFirst().magnitude()).isPresent();
            assertThat(adapter.saved())
                    .extracting("name")
                    .containsExactly("base_model.model.classifier.weight");
            assertThat(adapter.other()).hasSize(1);
            assertThat(adapter.settings().decomposed()).isTrue();
            assertThat(adapter.settings().parent()).isEqualTo("x/y");
        }

        text(
                "adapter_config.json",
                "{\"peft_type\":\"LORA\",\"r\":2,\"lora_alpha\":8,\"use_rslora\":true,\"rank_pattern\":{\"v_proj\":4}}");
        try (Opened opened = Opening.open(folder)) {
            assertThat(((Contents.LowRank) opened.contents()).adapter().modules())
                    .extracting(LowRankModule::scale)
                    .containsExactly(8 / Math.sqrt(4), 8 / Math.sqrt(2));
        }
    }

    @Test
    void anAdapterThatContradictsItsConfigurationIsRefused() throws IOException {
        write(
                "adapter_model.safetensors",
                Written.safetensors(
                        List.of(factor("m.lora_A.weight", 2, 3), factor("m.lora_B.weight", 5, 2))));

        text("adapter_config.json", "{\"peft_type\":\"LORA\",\"r\":3,\"lora_alpha\":8}");
        assertRefused(Kind.WRONG_SIZE);
        text("adapter_config.json", "{\"peft_type\":\"FINEGATES\"}");
        assertRefused(Kind.UNSUPPORTED);
        text(
                "adapter_config.json",
                "{\"peft_type\":\"LORA\",\"r\":2,\"lora_alpha\":8,\"alpha_pattern\":{\"(a+)+$\":4}}");
        assertRefused(Kind.UNSUPPORTED);
        text("adapter_config.json", "{\"peft_type\":\"LORA\",\"r\":\"2\",\"lora_alpha\":8}");
        assertRefused(Kind.MALFORMED);
        text("adapter_config.json", "{\"a\":".repeat(1_000));
        assertRefused(Kind.BEYOND_BOUNDS);
        text("adapter_config.json", "{\"peft_type\":\"LORA\",\"peft_type\":\"LORA\"}");
        assertRefused(Kind.DUPLICATE);
    }

    @Test
    void aGgufAdapterIsRead() throws IOException {
        write(
                "adapter.gguf",
                Written.Gguf.version(3, 2, 4)
                        .note("general.type", "adapter")
                        .note("general.architecture", "llama")
                        .note("adapter.type", "lora")
                        .note("adapter.lora.alpha", 6f)
                        .tensor("blk.0.attn_q.weight.lora_a", 0, 0, 3, 2)
                        .tensor("blk.0.attn_q.weight.lora_b", 0, 32, 2, 4)
                        .align()
                        .floats(1, 2, 3, 4, 5, 6, 0, 0)
                        .floats(1, 2, 3, 4, 5, 6, 7, 8)
                        .toBytes());

        try (Opened opened = Opening.open(folder.resolve("adapter.gguf"))) {
            LowRankModule module =
                    ((Contents.LowRank) opened.contents()).adapter().modules().getFirst();
            assertThat(module.module()).isEqualTo("blk.0.attn_q");
            assertThat(module.rank()).isEqualTo(2);
            assertThat(module.inputs()).isEqualTo(3);
            assertThat(module.outputs()).isEqualTo(4);
            assertThat(module.scale()).isEqualTo(3);
        }
    }

    @Test
    void whatIsNotThereOrNoFileIsTold() {
        assertThat(Opening.open(folder.resolve("none")).refusals())
                .extracting("kind")
                .containsExactly(Kind.MISSING);
        assertThat(Opening.open(Path.of("/dev/null")).refusals())
                .extracting("kind")
                .containsExactly(Kind.UNREADABLE);
        try (Opened empty = Opening.open(folder)) {
            assertThat(empty.contents()).isInstanceOf(Contents.Nothing.class);
        }
    }

    private void assertRefused(Kind kind) {
        try (Opened opened = Opening.open(folder)) {
            assertThat(opened.refusals())
                    .as(opened.refusals().toString())
                    .extracting(Refusal::kind)
                    .contains(kind);
        }
    }

    private static Floats factor(String name, int rows, int columns) {
        return new Floats(
                "base_model.model." + name, List.of(rows, columns), new float[rows * columns]);
    }

    private static byte[] tensors(String name) {
        return Written.safetensors(
                List.of(new Floats(name, List.of(2, 2), new float[] {1, 2, 3, 4})));
    }

    private void write(String name, byte[] bytes) throws IOException {
        Files.write(folder.resolve(name), bytes);
    }

    private void text(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
