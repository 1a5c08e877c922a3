package dev.semanticpassport.transfer.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.transfer.Gardens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files of a small kit, byte for byte; {@code -Dupdate.golden=true} writes them anew. */
class GoldenKitTest {

    @ParameterizedTest
    @CsvSource({"PUBLIC, ONE, public-one", "FULL, BY_LAYERS, full-by-layers"})
    void a_small_tree_gives_these_files(KitOrder.Kind kind, AdapterLayout layout, String folder)
            throws IOException {
        // When
        Kit kit = Kits.kit(Gardens.trees(), kind, layout);

        // Then
        Path golden = Path.of("src/test/resources/kits", folder);
        if (Boolean.getBoolean("update.golden")) {
            write(kit, golden);
        }
        List<String> other = new ArrayList<>();
        for (Map.Entry<String, byte[]> file : kit.files().entrySet()) {
            Path path = golden.resolve(file.getKey());
            if (!Files.exists(path) || !Arrays.equals(Files.readAllBytes(path), file.getValue())) {
                other.add(file.getKey());
            }
        }
        assertThat(other)
                .as("files other than the golden ones; write them anew and read the difference")
                .isEmpty();
        assertThat(kit.files()).hasSize(files(golden).size());
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static void write(Kit kit, Path folder) throws IOException {
        for (Map.Entry<String, byte[]> file : kit.files().entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
    }
}
