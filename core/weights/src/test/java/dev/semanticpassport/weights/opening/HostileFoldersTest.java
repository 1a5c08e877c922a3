package dev.semanticpassport.weights.opening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.semanticpassport.weights.Bounds;
import dev.semanticpassport.weights.Refusal;
import dev.semanticpassport.weights.Refusal.Kind;
import dev.semanticpassport.weights.Written;
import dev.semanticpassport.weights.Written.Floats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders that mean no good, as a whole: links, files that are none, and much of everything. */
class HostileFoldersTest {
    @TempDir private Path temporary;

    private Path outside = Path.of("");
    private Path folder = Path.of("");

    @BeforeEach
    void twoFoldersSideBySide() throws IOException {
        outside = Files.createDirectories(temporary.resolve("outside"));
        folder = Files.createDirectories(temporary.resolve("folder"));
        Files.write(
                outside.resolve("model.safetensors"),
                Written.safetensors(List.of(new Floats("a", List.of(1), new float[] {1}))));
        Files.writeString(outside.resolve("config.json"), "{\"secret\":\"1\"}");
    }

    @Test
    void noPartOfAModelIsReadThroughALinkThatLeadsOut() throws IOException {
        for (String name :
                List.of("config.json", "adapter_config.json", "model.safetensors.index.json")) {
            Files.createSymbolicLink(folder.resolve(name), outside.resolve("config.json"));
            Files.write(
                    folder.resolve("model.safetensors"),
                    Written.safetensors(List.of(new Floats("a", List.of(1), new float[] {1}))));

            try (Opened opened = Opening.open(folder)) {
                assertThat(opened.refusals()).extracting(Refusal::kind).contains(Kind.OUTSIDE);
                assertThat(opened.contents().toString()).doesNotContain("secret");
            }
            Files.delete(folder.resolve(name));
        }
    }

    @Test
    void aSnapshotThatIsALinkOutOfTheCacheIsNotRead() throws IOException {
        Files.createDirectories(folder.resolve("blobs"));
        Path snapshots = Files.createDirectories(folder.resolve("snapshots"));
        Files.createSymbolicLink(snapshots.resolve("abc"), outside);

        try (Opened opened = Opening.open(folder)) {
            assertThat(opened.files()).isEmpty();
            assertThat(opened.refusals()).extracting(Refusal::kind).contains(Kind.OUTSIDE);
        }
    }

    @Test
    void linksInACircleAndToNothingEnd() throws IOException {
        Files.createSymbolicLink(folder.resolve("a.safetensors"), Path.of("b.safetensors"));
        Files.createSymbolicLink(folder.resolve("b.safetensors"), Path.of("a.safetensors"));
        Files.createSymbolicLink(folder.resolve("c.safetensors"), Path.of("nothing"));

        try (Opened opened = Opening.open(folder)) {
            assertThat(opened.files()).isEmpty();
            assertThat(opened.refusals()).hasSize(3);
        }
    }

    @Test
    void devicesAndPipesAreNoFiles() throws Exception {
        Files.createSymbolicLink(folder.resolve("zero.safetensors"), Path.of("/dev/zero"));
        Path pipe = folder.resolve("pipe.gguf");
        assumeThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .as("mkfifo makes pipes")
                .isZero();

        // a pipe that nobody writes to would be waited for, for ever
        try (Opened opened = Opening.open(folder)) {
            assertThat(opened.files()).isEmpty();
            assertThat(opened.refusals())
                    .extracting(Refusal::kind)
                    .containsExactlyInAnyOrder(Kind.OUTSIDE, Kind.UNREADABLE);
        }
    }

    @Test
    void anIndexOfMoreFilesThanAModelHasIsRefused() throws IOException {
        String map =
                IntStream.range(0, Bounds.SHARDS + 1)
                        .mapToObj(i -> "\"t%d\":\"s%d.safetensors\"".formatted(i, i))
                        .collect(Collectors.joining(",", "{\"weight_map\":{", "}}"));
        Files.writeString(folder.resolve("model.safetensors.index.json"), map);

        try (Opened opened = Opening.open(folder)) {
            assertThat(opened.refusals())
                    .extracting(Refusal::kind)
                    .containsExactly(Kind.BEYOND_BOUNDS);
        }
    }

    @Test
    void patternsTimesModulesAreBounded() throws IOException {
        // Given an adapter for whose modules as many patterns are to be tried as a file may have
        adapter(3_000, IntStream.range(0, 4_096).mapToObj(i -> ".*layers.*.*.*x" + i + "*"));

        try (Opened opened = Opening.open(folder)) {
            assertThat(opened.refusals())
                    .extracting(Refusal::kind)
                    .containsExactly(Kind.BEYOND_BOUNDS);
        }

        // And as many that name one module each, as real files have them
        adapter(3_000, IntStream.range(0, 3_000).mapToObj(i -> "layers." + i + ".q_proj"));
        try (Opened opened = Opening.open(folder)) {
            assertThat(opened.refusals()).isEmpty();
            assertThat(opened.contents()).isInstanceOf(Contents.LowRank.class);
        }
    }

    private void adapter(int modules, java.util.stream.Stream<String> patterns) throws IOException {
        List<Floats> tensors = new ArrayList<>();
        for (int i = 0; i < modules; i++) {
            String module = "base_model.model.model.layers." + i + ".q_proj.";
            tensors.add(new Floats(module + "lora_A.weight", List.of(1, 1), new float[1]));
            tensors.add(new Floats(module + "lora_B.weight", List.of(1, 1), new float[1]));
        }
        Files.write(folder.resolve("adapter_model.safetensors"), Written.safetensors(tensors));
        Files.writeString(
                folder.resolve("adapter_config.json"),
                patterns.map(pattern -> "\"%s\":1".formatted(pattern))
                        .collect(
                                Collectors.joining(
                                        ",",
                                        "{\"peft_type\":\"LORA\",\"r\":1,\"lora_alpha\":1,\"rank_pattern\":{",
                                        "}}")));
    }

    @Test
    void whatAFileAnnouncesIsNotWhatIsReservedForIt() throws IOException {
        AllocatedBytes allocated = new AllocatedBytes();
        for (Map.Entry<String, byte[]> crafted : crafted().entrySet()) {
            Path file = folder.resolve(crafted.getKey());
            Files.write(file, crafted.getValue());
            long before = allocated.soFar();
            try (Opened opened = Opening.open(file)) {
                assertThat(opened.refusals()).as(crafted.getKey()).hasSize(1);
            }
            // refusing may take some copies of what is there, and nothing beyond
            assertThat(allocated.soFar() - before)
                    .as(crafted.getKey())
                    .isLessThan((4 << 20) + 16L * crafted.getValue().length);
        }
    }

    private static Map<String, byte[]> crafted() {
        String deep = "{\"a\":".repeat(1 << 19);
        String wide = "{\"__metadata__\":{\"a\":\"" + "x".repeat((1 << 24) + 1) + "\"}}";
        String spaces = "{" + " ".repeat(1 << 24);
        return Map.of(
                "deep.safetensors",
                Written.bytes(Written.safetensors(deep, 0)),
                "wide.safetensors",
                Written.bytes(Written.safetensors(wide, 0)),
                "spaces.safetensors",
                Written.bytes(Written.safetensors(spaces, 0)),
                "tensors.gguf",
                Written.Gguf.version(3, Bounds.TENSORS, Bounds.NOTES).toBytes(),
                "text.gguf",
                Written.Gguf.version(3, 0, 1).text("a").int32(8).int64(Bounds.TEXT_BYTES).toBytes(),
                "array.gguf",
                Written.Gguf.version(3, 0, 1)
                        .text("a")
                        .int32(9)
                        .int32(9)
                        .int64(Bounds.ARRAY_ENTRIES)
                        .int32(8)
                        .int64(Bounds.ARRAY_ENTRIES)
                        .zeros(1 << 20)
                        .toBytes(),
                "deep-notes.gguf",
                nested());
    }

    /** Arrays in arrays, each of many empty ones. */
    private static byte[] nested() {
        Written.Gguf file = Written.Gguf.version(3, 0, 1).text("a");
        file.int32(9);
        for (int i = 0; i < 4; i++) {
            file.int32(9).int64(Bounds.ARRAY_ENTRIES);
        }
        return file.zeros(1 << 22).toBytes();
    }
}
