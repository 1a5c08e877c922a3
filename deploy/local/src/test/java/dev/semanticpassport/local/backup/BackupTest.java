package dev.semanticpassport.local.backup;

import static dev.semanticpassport.core.Seeds.forAll;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.embedded.DatabaseCopy;
import dev.semanticpassport.embedded.EmbeddedDatabase;
import dev.semanticpassport.local.platform.Layout;
import dev.semanticpassport.local.platform.Ports;
import dev.semanticpassport.local.platform.Running;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir static Path shared;
    private static final int GZIP_HEADER = 10;
    private static Path whole = Path.of("");
    private static Path keyless = Path.of("");

    @TempDir Path folder;

    /** A platform's data with one database in it; it does not run. */
    @BeforeAll
    static void backUp() throws IOException {
        Layout layout = new Layout(shared, shared.resolve("data"));
        Files.createDirectories(layout.data());
        EmbeddedDatabase database =
                EmbeddedDatabase.start(
                        layout.database(),
                        Ports.free(1).getFirst(),
                        layout.logs().resolve("database.log"),
                        EmbeddedDatabase.Keeping.THROWN_AWAY);
        database.create("passport");
        database.close();
        Files.writeString(layout.keys().resolve("sealing.key"), "a key");
        Files.writeString(layout.models().resolve("model.txt"), "a model");
        whole = shared.resolve("whole.backup");
        keyless = shared.resolve("keyless.backup");
        new BackingUp(layout).write(whole, true, NOW);
        new BackingUp(layout).write(keyless, false, NOW);
    }

    @Test
    void aBackupIsReadableByItsOwnerAloneAndPutsBackWhatTheServerStartsOn() throws Exception {
        // Given
        Layout layout = layout();
        // When
        Restoring.Restored restored = new Restoring(layout).read(whole);
        // Then
        assertThat(rights(whole)).isEqualTo("rw-------");
        assertThat(restored).isEqualTo(new Restoring.Restored(NOW, true));
        assertThat(layout.keys().resolve("sealing.key")).hasContent("a key");
        assertThat(rights(layout.keys().resolve("sealing.key"))).isEqualTo("rw-------");
        assertThat(rights(layout.data().resolve("keys"))).isEqualTo("rwx------");
        assertThat(layout.models().resolve("model.txt")).hasContent("a model");
        assertThat(layout.data().resolve("restoring")).doesNotExist();
        try (EmbeddedDatabase database =
                EmbeddedDatabase.start(
                        layout.database(),
                        Ports.free(1).getFirst(),
                        layout.logs().resolve("database.log"),
                        EmbeddedDatabase.Keeping.THROWN_AWAY)) {
            assertThat(database.process()).isPresent();
        }
    }

    @Test
    void aBackupWithoutKeysLeavesThoseThatAreThere() throws Exception {
        // Given
        Layout layout = layout();
        Files.writeString(layout.keys().resolve("sealing.key"), "kept elsewhere");
        // When
        Restoring.Restored restored = new Restoring(layout).read(keyless);
        // Then
        assertThat(restored.keys()).isFalse();
        assertThat(layout.keys().resolve("sealing.key")).hasContent("kept elsewhere");
    }

    @Test
    void aCutOrChangedFileIsRefusedAndNothingIsPutInPlace() throws Exception {
        byte[] bytes = Files.readAllBytes(whole);
        for (byte[] bad :
                new byte[][] {
                    {},
                    "no backup at all".getBytes(UTF_8),
                    Arrays.copyOf(bytes, bytes.length / 2),
                    Arrays.copyOf(bytes, bytes.length - 1)
                }) {
            assertRefused(bad);
        }
        Optional<Sha256> content = unpacked(bytes);
        forAll(
                30,
                random -> {
                    byte[] changed = bytes.clone();
                    // gzip's own header says nothing of what is in the file
                    changed[random.nextInt(GZIP_HEADER, bytes.length)] ^=
                            (byte) random.nextInt(1, 256);
                    // within zeros, packed otherwise may be the very same when unpacked
                    if (!unpacked(changed).equals(content)) {
                        assertRefused(changed);
                    }
                });
    }

    /** Its SHA-256; empty where it cannot be unpacked. */
    private static Optional<Sha256> unpacked(byte[] packed) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return Optional.of(Sha256.of(in.readAllBytes()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void assertRefused(byte[] bad) {
        Path file = folder.resolve("bad.backup");
        try {
            Files.write(file, bad);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThatThrownBy(() -> new Restoring(layout()).read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nothing was restored");
        assertThat(layout().database()).doesNotExist();
    }

    @Test
    void aFileOfAnotherFormatOrServerIsRefusedByItsFirstEntry() throws Exception {
        Path format = note("{\"format\":2}");
        assertThatThrownBy(() -> new Restoring(layout()).read(format))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("format 2")
                .hasMessageContaining("reads format 1");
        Path server =
                note(
                        "{\"format\":1,\"database\":\"PostgreSQL 3, vax, vax\",\"takenAt\":0,"
                                + "\"keys\":true}");
        assertThatThrownBy(() -> new Restoring(layout()).read(server))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("PostgreSQL 3, vax, vax")
                .hasMessageContaining("PostgreSQL 17");
    }

    @Test
    void anEntryThatLeavesItsFolderIsRefused() throws Exception {
        // Given
        byte[] note = new BackupNote(BackupNote.FORMAT, DatabaseCopy.ownKind(), NOW, true).bytes();
        Path file = tar(Map.of(BackupNote.NAME, note), "../escaped");
        // When, Then
        assertThatThrownBy(() -> new Restoring(layout()).read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("escaped");
        assertThat(folder.resolve("escaped")).doesNotExist();
    }

    @Test
    void nothingIsWrittenOver() throws Exception {
        // Given
        Layout layout = layout();
        Files.writeString(layout.broker().resolve("meta.properties"), "old");
        // When, Then
        assertThatThrownBy(() -> new Restoring(layout).read(whole))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("kafka is not empty");
        assertThatThrownBy(() -> new BackingUp(layout).write(whole, true, NOW))
                .isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void aRunningPlatformIsNotRestoredInto() throws Exception {
        // Given
        Layout layout = layout();
        Files.createDirectories(layout.data());
        URI nowhere = URI.create("http://127.0.0.1:9");
        new Running(
                        ProcessHandle.current().pid(),
                        Map.of(),
                        "",
                        "",
                        nowhere,
                        nowhere,
                        nowhere,
                        nowhere,
                        9)
                .write(layout.running());
        // When, Then
        assertThatThrownBy(() -> new Restoring(layout).read(whole))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("a platform runs");
    }

    @Test
    void whereThereIsNoDataThereIsNoBackup() {
        assertThatThrownBy(() -> new BackingUp(layout()).write(folder.resolve("new"), true, NOW))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no platform's data");
        assertThat(folder.resolve("new")).doesNotExist();
    }

    private Layout layout() {
        return new Layout(folder, folder.resolve("data"));
    }

    private Path note(String json) throws IOException {
        return tar(Map.of(BackupNote.NAME, json.getBytes(UTF_8)), "nothing");
    }

    private Path tar(Map<String, byte[]> first, String second) throws IOException {
        Path file = folder.resolve("made.backup");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream packed = new GZIPOutputStream(bytes);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(packed)) {
            for (Map.Entry<String, byte[]> entry : first.entrySet()) {
                put(tar, entry.getKey(), entry.getValue());
            }
            put(tar, second, new byte[1]);
        }
        Files.write(file, bytes.toByteArray());
        return file;
    }

    private static void put(TarArchiveOutputStream tar, String name, byte[] content)
            throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
