package dev.semanticpassport.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.writing.Message;
import dev.semanticpassport.writing.MessageFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code passport import}, as somebody sees it who drops a folder or an archive in. */
class ImportCommandTest {
    private static final String CHAT =
            "{\"name\":\"n\",\"type\":\"saved_messages\",\"id\":1,\"messages\":["
                    + "{\"id\":1,\"type\":\"message\",\"text\":\"The lantern waits.\"},"
                    + "{\"id\":2,\"type\":\"message\",\"text\":\"The river answers.\"}]}";

    @TempDir Path folder;

    /** What a run of the command left. */
    private record Run(int exitCode, String said, List<String> texts) {}

    @Test
    void aFolderBecomesOneFileThatOnlyItsOwnerReads() throws IOException {
        // Given
        Path vault = Files.createDirectories(folder.resolve("vault/deep"));
        Files.writeString(vault.resolve("note.md"), "# Tide\n\nIt orders every answer.\n");
        Files.writeString(folder.resolve("vault/result.json"), CHAT);
        // When
        Run run = run(folder.resolve("vault"));
        // Then
        assertThat(run.exitCode()).isZero();
        assertThat(run.texts())
                .containsExactly(
                        "# Tide\n\nIt orders every answer.",
                        "The lantern waits.",
                        "The river answers.");
        assertThat(run.said()).contains("messages       3", "problems       0");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out())))
                .isEqualTo("rw-------");
    }

    @Test
    void anArchiveIsReadWithoutUnpackingIt() throws IOException {
        Path archive = Files.write(folder.resolve("chats.zip"), zip(CHAT));
        Run run = run(archive);
        assertThat(run.exitCode()).isZero();
        assertThat(run.texts()).containsExactly("The lantern waits.", "The river answers.");
    }

    @Test
    void aBrokenFileIsNamedWithItsPlaceAndAllElseIsImported() throws IOException {
        // Given
        Path vault = Files.createDirectories(folder.resolve("vault"));
        Files.writeString(vault.resolve("a.txt"), "Read before.");
        Files.writeString(vault.resolve("b.json"), CHAT.substring(0, CHAT.indexOf("river")));
        byte[] whole = zip("Read from an archive that was cut off.");
        Files.write(vault.resolve("c.zip"), Arrays.copyOf(whole, whole.length - 30));
        Files.writeString(vault.resolve("d.json"), "{\"planet\":1,\"moon\":2}");
        Files.writeString(vault.resolve("e.txt"), "Read after.");
        // When
        Run run = run(vault);
        // Then
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.texts())
                .contains("Read before.", "The lantern waits.", "Read after.")
                .contains("Read from an archive that was cut off.");
        assertThat(run.said())
                .containsPattern("problem: vault/b\\.json, character \\d+: .*cut off")
                .containsPattern("problem: vault/c\\.zip, at or after the entry .*cut off")
                .contains("problem: vault/d.json, character 0: ")
                .contains("problems       3");
    }

    @Test
    void aFileThatIsNotThereIsNamedAndTheOthersAreImported() throws IOException {
        Path note = Files.writeString(folder.resolve("note.txt"), "Here.");
        Run run = run(folder.resolve("missing.zip"), note);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.texts()).containsExactly("Here.");
        assertThat(run.said()).contains("problem: missing.zip: there is no such file");
    }

    @Test
    void whatWasImportedBeforeStaysWhereTheNextImportCannotBegin() throws IOException {
        Path note = Files.writeString(folder.resolve("note.txt"), "Earlier.");
        assertThat(run(note).exitCode()).isZero();
        Run refused = run("--zone", "Nowhere/Else", note.toString());
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.texts()).containsExactly("Earlier.");
        assertThat(refused.said()).contains("--zone Nowhere/Else is no time zone");
    }

    @Test
    void withoutAnyPathItSaysWhatIsMissing() throws IOException {
        Run run = run(new String[0]);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.said()).contains("PATH");
    }

    private Path out() {
        return folder.resolve("messages.jsonl");
    }

    private Run run(Path... paths) throws IOException {
        return run(Arrays.stream(paths).map(Path::toString).toArray(String[]::new));
    }

    private Run run(String... arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of("import", "--out", out().toString()));
        line.addAll(List.of(arguments));
        Ran ran = Ran.command(line);
        List<String> texts = new ArrayList<>();
        if (Files.exists(out())) {
            try (InputStream in = Files.newInputStream(out())) {
                MessageFile.read(
                        out().toString(), in, (Message message) -> texts.add(message.text()));
            }
        }
        return new Run(ran.exitCode(), ran.said(), texts);
    }

    private static byte[] zip(String content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.putNextEntry(new ZipEntry(content.startsWith("{") ? "result.json" : "note.txt"));
            out.write(content.getBytes(UTF_8));
            out.closeEntry();
        }
        return bytes.toByteArray();
    }
}
