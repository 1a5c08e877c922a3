package dev.semanticpassport.probe.looking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.semanticpassport.contracts.FailureKind;
import dev.semanticpassport.contracts.Inspected;
import dev.semanticpassport.contracts.Inspection;
import dev.semanticpassport.contracts.Outcome;
import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.document.digesting.FileDigest;
import dev.semanticpassport.document.digesting.FolderDigest;
import dev.semanticpassport.document.digesting.FolderReading;
import dev.semanticpassport.probe.asking.Ended;
import dev.semanticpassport.weights.changes.ChangeMap;
import dev.semanticpassport.weights.changes.MappingAdapter;
import dev.semanticpassport.weights.digesting.KnownDigests;
import dev.semanticpassport.weights.opening.Contents;
import dev.semanticpassport.weights.opening.Opened;
import dev.semanticpassport.weights.opening.Opening;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is seen of files on a disk, piece by piece. */
class LookingTest {
    private final Counted counted = new Counted();
    private final Looking looking = new Looking(KnownDigests.inMemory(), counted);
    private final Instant later = Instant.now().plus(Duration.ofHours(1));
    private Path root = Path.of("");
    private Path adapter = Path.of("");
    private Path base = Path.of("");

    @BeforeEach
    void write(@TempDir Path folder) throws IOException {
        root = folder.toRealPath();
        adapter = Safetensors.adapter(root.resolve("adapter"), 6, new SplittableRandom(1));
        base = Safetensors.base(root.resolve("base"), 6, new SplittableRandom(2));
    }

    @Test
    void theManifestTellsWhatTheFilesAre() throws IOException {
        Inspected.Manifest seen = (Inspected.Manifest) look(adapter, new Inspection.Manifest());

        assertThat(seen.what()).isEqualTo(Inspected.What.ADAPTER);
        assertThat(seen.modules()).isEqualTo(6);
        assertThat(seen.tensors()).isEqualTo(12);
        assertThat(seen.folder()).isTrue();
        assertThat(seen.files())
                .extracting(Inspected.FileEntry::name, Inspected.FileEntry::role)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "adapter_config.json", Inspected.Role.SETTINGS),
                        org.assertj.core.groups.Tuple.tuple(
                                "adapter_model.safetensors", Inspected.Role.TENSORS));
        assertThat(seen.declared())
                .contains(
                        new Inspected.Declared("base", "a/base"),
                        new Inspected.Declared("rank", "4"));
    }

    @Test
    void piecesOfDigestsMakeTheRootThatAWholeReadingMakes() throws IOException {
        Sha256 whole = FolderDigest.root(FolderReading.read(base, Set.of(), _ -> {}));
        for (int of : new int[] {1, 2, 5, 9}) {
            List<FileDigest> together = new ArrayList<>();
            for (int piece = 0; piece < of; piece++) {
                Inspected.Digests seen =
                        (Inspected.Digests) look(base, new Inspection.Digests(piece, of));
                seen.files()
                        .forEach(file ->
                                together.add(
                                        new FileDigest(file.name(), Sha256.parse(file.sha256()))));
            }
            assertThat(FolderDigest.root(together)).isEqualTo(whole);
        }
    }

    @Test
    void piecesOfModulesMakeTheMapThatAWholeLookMakes() throws IOException {
        ChangeMap whole;
        try (Opened opened = Opening.open(adapter);
                Opened parent = Opening.open(base)) {
            whole =
                    MappingAdapter.map(
                            opened,
                            ((Contents.LowRank) opened.contents()).adapter(),
                            Optional.of(parent));
        }
        List<Inspected.ModuleChanged> together = new ArrayList<>();
        List<String> tensors = new ArrayList<>();
        for (int piece = 0; piece < 4; piece++) {
            Inspected.Modules seen =
                    (Inspected.Modules)
                            look(adapter, Optional.of(base), new Inspection.Modules(piece, 4));
            together.addAll(seen.changes());
            seen.tensors().forEach(tensor -> tensors.add(tensor.name()));
            assertThat(seen.refused()).isEmpty();
        }

        assertThat(tensors).hasSize(12).doesNotHaveDuplicates();
        assertThat(together).hasSize(6);
        for (int i = 0; i < 6; i++) {
            assertThat(together.get(i).module()).isEqualTo(whole.modules().get(i).module());
            assertThat(together.get(i).layer()).isEqualTo(i);
            assertThat(together.get(i).norm())
                    .isEqualTo(Rounding.rounded(Math.sqrt(whole.modules().get(i).energy())));
            assertThat(together.get(i).relative()).isNotNull().isPositive();
            assertThat(together.get(i).intruders()).isNotNull();
        }
    }

    @Test
    void weightsAreHeldAgainstTheirBaseMatrixByMatrix() throws IOException {
        Path changed = Safetensors.base(root.resolve("changed"), 6, new SplittableRandom(3));

        Inspected.Modules same =
                (Inspected.Modules) look(base, Optional.of(base), new Inspection.Modules(0, 1));
        Inspected.Modules other =
                (Inspected.Modules) look(changed, Optional.of(base), new Inspection.Modules(0, 1));

        assertThat(same.kept()).isEqualTo(6);
        assertThat(same.changes()).isEmpty();
        assertThat(other.kept()).isZero();
        assertThat(other.changes()).hasSize(6);
    }

    @Test
    void aFileThatIsKnownIsNotDigestedAgain() throws IOException {
        Inspected first = look(base, new Inspection.Digests(0, 1));
        long once = counted.digested;
        Inspected second = look(base, new Inspection.Digests(0, 1));
        Files.setLastModifiedTime(
                base.resolve("config.json"), java.nio.file.attribute.FileTime.fromMillis(0));
        look(base, new Inspection.Digests(0, 1));

        assertThat(second).isEqualTo(first);
        assertThat(once).isPositive();
        assertThat(counted.known).isEqualTo(3 + 2);
        assertThat(counted.digested).isEqualTo(once + Files.size(base.resolve("config.json")));
    }

    @Test
    void anotherStateOfTheFilesIsTold() throws IOException {
        String before = look(base, new Inspection.Manifest()).state();

        assertThat(look(base, new Inspection.Digests(0, 2)).state()).isEqualTo(before);
        Files.writeString(base.resolve("config.json"), "{\"model_type\":\"lama\"} ");
        assertThat(look(base, new Inspection.Manifest()).state()).isNotEqualTo(before);
    }

    @Test
    void aHostileFileIsToldAndDoesNotHideWhatLiesBesideIt() throws IOException {
        Files.write(
                adapter.resolve("adapter_model.safetensors"),
                new byte[] {1, 0, 0, 0, 0, 0, 0, (byte) 0x80, '{'});

        Inspected.Manifest seen = (Inspected.Manifest) look(adapter, new Inspection.Manifest());
        Inspected.Digests digests = (Inspected.Digests) look(adapter, new Inspection.Digests(0, 1));

        assertThat(seen.tensors()).isZero();
        assertThat(seen.refused()).isNotEmpty();
        assertThat(seen.refused().getFirst().file()).isEqualTo("adapter_model.safetensors");
        assertThat(digests.files()).hasSize(2);
    }

    @Test
    void nothingOutsideOfTheRootsIsLookedAtAndNothingIsToldOfIt(@TempDir Path outside)
            throws IOException {
        Path link = Files.createSymbolicLink(root.resolve("link"), outside);
        Path file =
                Files.createSymbolicLink(
                        adapter.resolve("more.bin"),
                        Files.createFile(outside.resolve("secret.bin")));

        assertThat(refusal(outside)).isEqualTo(refusal(Path.of("/nowhere/at/all")));
        assertThat(refusal(outside)).startsWith("OUTSIDE: ");
        assertThat(refusal(link)).startsWith("OUTSIDE: ").contains("link");
        assertThat(refusal(adapter)).startsWith("OUTSIDE: ");
        assertThat(refusal(root.resolve("absent"))).startsWith("MISSING: ");
        assertThatThrownBy(() -> LocalFiles.at(base, new Roots(List.of())))
                .hasMessageContaining("none is configured");
        Files.delete(file);
        assertThat(look(adapter, new Inspection.Manifest())).isNotNull();
    }

    @Test
    void aNeighbourWhoseNameBeginsAsARootIsOutside() throws IOException {
        Path neighbour = Files.createDirectory(root.resolve("base-private"));

        assertThatThrownBy(() -> LocalFiles.at(neighbour, new Roots(List.of(base))))
                .hasMessageContaining("OUTSIDE");
    }

    @Test
    void anAnswerStaysSmallWhateverTheFilesHold() throws IOException {
        Safetensors many = new Safetensors();
        for (int i = 0; i < 3_000; i++) {
            many.with("layers." + i + "." + "x".repeat(200) + ".weight", 1, 1);
        }
        Path folder = Files.createDirectory(root.resolve("many"));
        Files.write(folder.resolve("model.safetensors"), many.bytes(new SplittableRandom(4)));

        Inspected.Modules seen = (Inspected.Modules) look(folder, new Inspection.Modules(0, 1));

        assertThat(Fitting.bytes(seen)).isLessThanOrEqualTo(Inspected.MOST_BYTES);
        assertThat(seen.tensors()).isNotEmpty();
        assertThat(seen.tensors().size() + seen.tensorsLeft()).isEqualTo(3_000);
    }

    private String refusal(Path path) throws IOException {
        try (LocalFiles _ = LocalFiles.at(path, new Roots(List.of(root)))) {
            throw new AssertionError("looked at " + path);
        } catch (LookFailedException refused) {
            Outcome.Failure failure = refused.failure();
            assertThat(failure.failure()).isEqualTo(FailureKind.FILES_REFUSED);
            return failure.detail();
        }
    }

    private Inspected look(Path path, Inspection asked) throws IOException {
        return look(path, Optional.empty(), asked);
    }

    private Inspected look(Path path, Optional<Path> below, Inspection asked) throws IOException {
        Roots roots = new Roots(List.of(root));
        try (LocalFiles files = LocalFiles.at(path, roots)) {
            return looking.look(
                    files,
                    below.isEmpty()
                            ? Optional.empty()
                            : Optional.of(LocalFiles.at(below.get(), roots)),
                    asked,
                    later);
        }
    }

    private static final class Counted implements Lookout {
        private long digested;
        private int known;

        @Override
        public void digested(long bytes) {
            digested += bytes;
        }

        @Override
        public void known() {
            known++;
        }

        @Override
        public void fetched(long bytes) {}

        @Override
        public void looked(Inspection asked, Ended ended) {}
    }
}
