package dev.semanticpassport.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.meaning.json.TreeJson;
import dev.semanticpassport.meaning.outline.Outline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Holds a tree equal to files that were reviewed by reading them: its outline, and its canonical
 * JSON. {@code -Dupdate.golden=true} writes them anew, to be read again.
 */
public final class Golden {
    private static final Path FOLDER =
            Path.of("src/test/resources/dev/semanticpassport/meaning/golden");

    private Golden() {}

    public static void assertTree(String name, MeaningTree tree) {
        assertFile(name + ".outline.txt", Outline.of(tree));
        assertFile(name + ".json", new String(TreeJson.write(tree), StandardCharsets.UTF_8) + "\n");
    }

    private static void assertFile(String name, String content) {
        Path file = FOLDER.resolve(name);
        try {
            if (Boolean.getBoolean("update.golden")) {
                Files.createDirectories(FOLDER);
                Files.writeString(file, content);
            }
            assertThat(content).as(name).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
