package dev.semanticpassport.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretCommandTest {

    @TempDir Path folder;

    @Test
    void aNameThatWouldTakeThePlaceOfAnothersHostsIsRefused() {
        // When
        Ran refused =
                Ran.command(List.of("secret", "set", "mine.hosts", "--data", folder.toString()));
        // Then
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.said()).contains("does not end in .hosts, not mine.hosts");
        assertThat(Files.exists(folder.resolve("secrets"))).isFalse();
    }
}
