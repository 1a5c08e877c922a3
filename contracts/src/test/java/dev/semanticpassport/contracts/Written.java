package dev.semanticpassport.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files that stand for people to read and are made from the code: compared with it, or written anew
 * with {@code -Dupdate.contracts=true}.
 */
final class Written {
    private static final String UPDATE = "update.contracts";

    private Written() {}

    static void equals(Path file, String expected) throws IOException {
        if (Boolean.getBoolean(UPDATE)) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, expected);
        }
        assertThat(file).exists();
        assertThat(new String(Files.readAllBytes(file), UTF_8))
                .as("%s is made from the code; run with -D%s=true", file, UPDATE)
                .isEqualTo(expected);
    }
}
