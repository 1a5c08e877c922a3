package dev.semanticpassport.probe.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    @TempDir Path folder;

    @Test
    void readsTheFileAndTrimsIt() throws IOException {
        // Given
        Files.writeString(folder.resolve("a-key"), "  sk-canary-1234\r\n");
        // Then
        assertThat(find("a-key")).isEqualTo(new Secret.Here("sk-canary-1234"));
    }

    @Test
    void aChangedFileIsUsedAtOnce() throws IOException {
        // Given
        Files.writeString(folder.resolve("a-key"), "old");
        find("a-key");
        // When
        Files.writeString(folder.resolve("a-key"), "new");
        // Then
        assertThat(find("a-key")).isEqualTo(new Secret.Here("new"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "two\nlines", "two\rlines", "nul\0", "umläut"})
    void whatNoHeaderCanHoldIsNotSent(String content) throws IOException {
        // Given
        Files.writeString(folder.resolve("a-key"), content);
        // Then
        assertThat(find("a-key")).isInstanceOf(Secret.Missing.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../outside", "/etc/hostname", "..", ".", "", "a/b", "a\\b", "a-key.hosts"})
    void aNameThatIsAPathIsNone(String name) throws IOException {
        // Given
        Files.writeString(folder.resolve("a-key.hosts"), "models.example");
        // Then
        assertThat(find(name)).isEqualTo(new Secret.Missing("not the name of a secret"));
    }

    @Test
    void goesOnlyToTheHostsThatAreListedForIt() throws IOException {
        // Given
        Files.writeString(folder.resolve("a-key"), "sk-canary-1234");
        Files.writeString(folder.resolve("a-key.hosts"), "models.example\nother.example:8443\n");
        var secrets = new Secrets(Optional.of(folder));
        // Then
        assertThat(secrets.find("a-key", "MODELS.example", 443)).isInstanceOf(Secret.Here.class);
        assertThat(secrets.find("a-key", "other.example", 8443)).isInstanceOf(Secret.Here.class);
        assertThat(secrets.find("a-key", "other.example", 443)).isInstanceOf(Secret.Missing.class);
        assertThat(secrets.find("a-key", "evil.example", 443)).isInstanceOf(Secret.Missing.class);
    }

    @Test
    void withoutAFolderThereIsNone() {
        assertThat(new Secrets(Optional.empty()).find("a-key", "models.example", 443))
                .isInstanceOf(Secret.Missing.class);
    }

    @Test
    void showsItsValueToNobody() {
        assertThat(new Secret.Here("sk-canary-1234").toString()).doesNotContain("canary");
    }

    private Secret find(String name) {
        return new Secrets(Optional.of(folder)).find(name, "models.example", 443);
    }
}
