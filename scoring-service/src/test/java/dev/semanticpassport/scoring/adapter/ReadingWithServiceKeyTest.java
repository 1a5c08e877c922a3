package dev.semanticpassport.scoring.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.semanticpassport.core.statistics.Outcome;
import dev.semanticpassport.scoring.MadeUp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingWithServiceKeyTest {
    private final ReadingWithServiceKey service = new ReadingWithServiceKey();

    @Test
    void withoutAKeyTheStartFailsAndSaysWhatToSet() {
        assertThatThrownBy(() -> service.readingAnswers(Optional.empty(), Optional.empty()))
                .hasMessageContainingAll("PASSPORT_SERVICE_KEY", "32 bytes", "base64");
    }

    @Test
    void aKeyOfAnotherLengthIsRefusedWithoutBeingShown() {
        assertThatThrownBy(() -> service.readingAnswers(Optional.of("c2hvcnQ="), Optional.empty()))
                .hasMessageContaining("32")
                .hasMessageNotContaining("c2hvcnQ=")
                .hasMessageNotContaining("short");
    }

    @Test
    void aKeyMayStandInAFile(@TempDir Path folder) throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("key"), MadeUp.SERVICE_KEY_BASE64 + "\n");
        var hit = MadeUp.hit(new UUID(1, 2), 0, MadeUp.rule(60));
        // When
        var readingAnswers = service.readingAnswers(Optional.empty(), Optional.of(file));
        // Then
        assertThat(readingAnswers.reading(hit).worth()).isEqualTo(new Outcome.Hit(256));
    }
}
