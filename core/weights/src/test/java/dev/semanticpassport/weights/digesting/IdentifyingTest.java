package dev.semanticpassport.weights.digesting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.document.digesting.FolderDigest;
import dev.semanticpassport.document.digesting.FolderReading;
import dev.semanticpassport.weights.Written;
import dev.semanticpassport.weights.Written.Floats;
import dev.semanticpassport.weights.mapping.FileIdentity;
import dev.semanticpassport.weights.opening.Opened;
import dev.semanticpassport.weights.opening.Opening;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentifyingTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    @TempDir private Path folder;

    @Test
    void aFoldersRootIsTheOneOfTheSigningSpecification() throws IOException {
        Path model = model();
        try (Opened opened = Opening.open(model)) {
            Identity identity = Identifying.identify(opened, KnownDigests.inMemory(), NOW);

            assertThat(identity.root())
                    .isEqualTo(FolderDigest.root(FolderReading.read(model, Set.of(), _ -> {})));
            assertThat(identity.settings()).contains(Sha256.ofText("{}"));
            assertThat(identity.tokenizer()).isPresent();
        }
        try (Opened opened = Opening.open(model.resolve("model.safetensors"))) {
            Identity identity = Identifying.identify(opened, KnownDigests.inMemory(), NOW);

            assertThat(identity.root())
                    .isEqualTo(Sha256.of(Files.readAllBytes(model.resolve("model.safetensors"))));
        }
    }

    @Test
    void eachTensorsDigestIsThatOfItsBytes() throws IOException {
        Path model = model();
        byte[] bytes = Files.readAllBytes(model.resolve("model.safetensors"));
        try (Opened opened = Opening.open(model)) {
            var file = opened.files().getFirst();
            var digests =
                    file.mapped().read(all -> Digests.ofTensors(all, file.header().tensors()));

            assertThat(digests).hasSize(2);
            digests.forEach((tensor, digest) ->
                    assertThat(digest)
                            .isEqualTo(
                                    Sha256.of(
                                            Arrays.copyOfRange(
                                                    bytes,
                                                    (int) tensor.firstByte(),
                                                    (int) tensor.endByte()))));
        }
    }

    @Test
    void aKnownFileIsNotReadAgainAndAChangedOneIs() throws IOException {
        Path model = model();
        Path file = model.resolve("model.safetensors");
        Path memory = folder.resolve("digests");
        Sha256 before = root(model, KnownDigests.in(memory));
        assertThat(Files.readAllLines(memory)).hasSize(3);

        // a digest that no file has shows whether it was taken from memory
        Sha256 planted = Sha256.ofText("planted");
        Files.writeString(
                memory,
                Files.readString(memory)
                        .replace(Sha256.of(Files.readAllBytes(file)).hex(), planted.hex()));
        assertThat(root(model, KnownDigests.in(memory))).isNotEqualTo(before);

        Files.setLastModifiedTime(file, FileTime.from(NOW.minusSeconds(50)));
        assertThat(root(model, KnownDigests.in(memory))).isEqualTo(before);
    }

    @Test
    void aFileThatWasJustWrittenIsNotRemembered() throws IOException {
        Path model = model();
        FileIdentity young = FileIdentity.of(model.resolve("config.json"));
        KnownDigests known = KnownDigests.inMemory();

        known.remember(young, Sha256.ofText("{}"), young.modified().plusMillis(1_500));
        assertThat(known.of(young)).isEmpty();

        known.remember(young, Sha256.ofText("{}"), young.modified().plusMillis(2_500));
        assertThat(known.of(young)).isPresent();
    }

    @Test
    void linesThatCannotBeReadArePassedOver() throws IOException {
        Path memory =
                Files.writeString(folder.resolve("digests"), "x\n\n" + "a".repeat(64) + "\t1\t2\n");

        assertThat(root(model(), KnownDigests.in(memory))).isNotNull();
    }

    @Test
    void whoRemembersInOneFileSharesWhatTheOthersLearn() throws IOException {
        Path memory = folder.resolve("known");
        KnownDigests one = KnownDigests.in(memory);
        KnownDigests other = KnownDigests.in(memory);
        FileIdentity first = new FileIdentity("a", 1, Instant.EPOCH);
        FileIdentity second = new FileIdentity("b", 2, Instant.EPOCH);

        one.remember(first, Sha256.ofText("first"), NOW);
        assertThat(other.of(first)).contains(Sha256.ofText("first"));
        Files.writeString(memory, "half a li", java.nio.file.StandardOpenOption.APPEND);
        assertThat(other.of(second)).isEmpty();
        Files.writeString(memory, "ne\n", java.nio.file.StandardOpenOption.APPEND);
        one.remember(second, Sha256.ofText("second"), NOW);

        assertThat(other.of(second)).contains(Sha256.ofText("second"));
    }

    private static Sha256 root(Path model, KnownDigests known) throws IOException {
        try (Opened opened = Opening.open(model)) {
            return Identifying.identify(opened, known, NOW).root();
        }
    }

    private Path model() throws IOException {
        Path model = Files.createDirectories(folder.resolve("model"));
        Files.write(
                model.resolve("model.safetensors"),
                Written.safetensors(
                        List.of(
                                new Floats("a", List.of(2), new float[] {1, 2}),
                                new Floats("b", List.of(3), new float[] {3, 4, 5}))));
        Files.writeString(model.resolve("config.json"), "{}");
        Files.writeString(model.resolve("tokenizer.json"), "{}");
        for (String name : List.of("model.safetensors", "config.json", "tokenizer.json")) {
            Files.setLastModifiedTime(model.resolve(name), FileTime.from(NOW.minusSeconds(100)));
        }
        return model;
    }
}
