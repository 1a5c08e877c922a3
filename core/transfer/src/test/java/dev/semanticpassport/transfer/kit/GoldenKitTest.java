package dev.semanticpassport.transfer.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.transfer.Gardens;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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
        if (Boolean.getBoolean("update.golden")) {
            write(kit, Path.of("src/test/resources/kits", folder));
        }
        for (Map.Entry<String, byte[]> file : kit.files().entrySet()) {
            assertThat(text(file.getValue()))
                    .as(file.getKey())
                    .isEqualTo(golden("/kits/" + folder + "/" + file.getKey()));
        }
    }

    private static void write(Kit kit, Path folder) throws IOException {
        for (Map.Entry<String, byte[]> file : kit.files().entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
    }

    private static String golden(String resource) throws IOException {
        try (InputStream in = GoldenKitTest.class.getResourceAsStream(resource)) {
            return in == null ? "(missing)" : text(in.readAllBytes());
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
