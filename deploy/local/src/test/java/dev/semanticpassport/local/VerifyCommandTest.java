package dev.semanticpassport.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.core.signing.SignatureScheme;
import dev.semanticpassport.document.file.PassportFile;
import dev.semanticpassport.document.specimen.Specimen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The exit codes that scripts rely on. */
class VerifyCommandTest {

    private final PassportFile file =
            new Specimen(SignatureScheme.ED25519, 20, 21, new SecureRandom()).file();

    @TempDir Path folder;

    @Test
    void eachOutcomeHasItsExitCode() throws IOException {
        // Given
        byte[] good = file.canonical();
        byte[] unlogged = new PassportFile(file.envelope(), Optional.empty()).canonical();
        byte[] spaced = new String(good, UTF_8).replaceFirst(",", ", ").getBytes(UTF_8);
        // Then
        assertThat(verify(good)).isZero();
        assertThat(verify(spaced)).isEqualTo(1);
        assertThat(verify(unlogged)).isEqualTo(2);
        assertThat(verify("nothing".getBytes(UTF_8))).isEqualTo(3);
        assertThat(Main.commandLine().execute("verify", folder.resolve("none").toString()))
                .isEqualTo(3);
        assertThat(Main.commandLine().execute("verify", "--unknown")).isEqualTo(64);
    }

    @Test
    void exportsAreWrittenAndARefutedFileIsNot() throws IOException {
        // Given
        Path good = Files.write(folder.resolve("good.json"), file.canonical());
        Path bad =
                Files.writeString(
                        folder.resolve("bad.json"),
                        new String(file.canonical(), UTF_8).replaceFirst(",", ", "));
        Path to = folder.resolve("to");
        // Then
        assertThat(export(bad, to)).isEqualTo(1);
        assertThat(to).doesNotExist();
        assertThat(export(good, to)).isZero();
        assertThat(to.resolve("passport.html")).isRegularFile();
        assertThat(to.resolve("passport.cdx.json")).isRegularFile();
    }

    @Test
    void aKeyIsMadeUnderAPassphraseAndNeverOverwritten() throws IOException {
        // Given
        Path words = Files.writeString(folder.resolve("words"), "фонарь\n");
        String key = folder.resolve("author.pem").toString();
        // Then
        assertThat(create(key, words)).isZero();
        assertThat(Files.readString(Path.of(key))).contains("ENCRYPTED PRIVATE KEY");
        assertThat(Main.commandLine().execute("key", "show", key)).isZero();
        assertThat(create(key, words)).isEqualTo(1);
    }

    @Test
    void aFileThatIsNotThereOrIsAFolderIsNamed() {
        String missing = folder.resolve("none.json").toString();
        assertThat(said("verify", missing))
                .contains("UNREADABLE   file: " + missing + ": there is no such file");
        assertThat(said("export", missing, "--to", folder.toString()))
                .isEqualTo("passport: " + missing + ": there is no such file\n");
        assertThat(said("verify", folder.toString())).contains(folder + ": is a folder");
    }

    private static String said(String... arguments) {
        return Ran.command(List.of(arguments)).said();
    }

    private static int create(String key, Path words) {
        return Main.commandLine()
                .execute("key", "create", "--out", key, "--passphrase-file", words.toString());
    }

    private static int export(Path file, Path to) {
        return Main.commandLine().execute("export", file.toString(), "--to", to.toString());
    }

    private int verify(byte[] bytes) throws IOException {
        Path at = Files.write(folder.resolve("passport.json"), bytes);
        return Main.commandLine().execute("verify", at.toString());
    }
}
