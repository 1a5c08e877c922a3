package dev.semanticpassport.probe.adapter.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkFolderTest {
    @Test
    void whatAKilledProcessLeftIsRemovedAndWhatIsInUseStays(@TempDir Path shared)
            throws IOException {
        // Given
        Path left = left(Files.createDirectory(shared.resolve("looks-left")));
        try (WorkFolder first = WorkFolder.in(Optional.of(shared))) {
            Path used = Files.createFile(first.newFolder().resolve("fetched"));
            // When
            WorkFolder second = WorkFolder.in(Optional.of(shared));
            // Then
            assertThat(left).doesNotExist();
            assertThat(used).exists();
            second.close();
        }
        try (Stream<Path> stays = Files.list(shared)) {
            assertThat(stays).isEmpty();
        }
    }

    @Test
    void whereNoFolderIsConfiguredTheSystemsTemporaryOneIsTidiedAsWell() throws IOException {
        // Given
        Path left = left(Files.createTempDirectory("passport-looks-"));
        // When
        try (WorkFolder folder = WorkFolder.in(Optional.empty())) {
            // Then
            assertThat(left).doesNotExist();
            assertThat(folder.newFolder()).isDirectory();
        }
    }

    private static Path left(Path folder) throws IOException {
        for (String name : List.of("lock", "fetched")) {
            Files.createFile(folder.resolve(name));
        }
        return folder;
    }
}
