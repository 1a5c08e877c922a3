package dev.semanticpassport.local.bench.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.transfer.mapping.TrainingRow;
import dev.semanticpassport.transfer.mapping.TransferMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MakersTest {
    private static final int MAKERS = 5;

    @TempDir private Path folder = Path.of("");

    @Test
    void every_makers_writing_carries_as_many_ideas_as_the_authors_through_the_usual_chain()
            throws IOException {
        for (int maker = 0; maker < MAKERS; maker++) {
            // When
            TransferMap map = carried(maker, 28);

            // Then
            assertThat(map.ideas()).as("maker " + maker).hasSizeBetween(24, 40);
            assertThat(map.probes()).as("maker " + maker).hasSizeGreaterThan(60);
        }
    }

    @Test
    void no_two_makers_say_the_same() throws IOException {
        // Given
        Set<List<String>> answers = new HashSet<>();

        // When
        for (int maker = 0; maker < MAKERS; maker++) {
            answers.add(carried(maker, 12).rows().stream().map(TrainingRow::answer).toList());
        }

        // Then
        assertThat(answers).hasSize(MAKERS);
    }

    private TransferMap carried(int maker, int ideas) throws IOException {
        Path notes = folder.resolve("maker-" + maker + ".md");
        Files.writeString(notes, new Makers().notes(maker, ideas));
        return Carried.of(notes, maker).map();
    }
}
