package dev.semanticpassport.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.writing.Message;
import dev.semanticpassport.writing.Problem;
import dev.semanticpassport.writing.Repair;
import dev.semanticpassport.writing.Speaker;
import dev.semanticpassport.writing.format.Format;
import dev.semanticpassport.writing.importing.ImportListener;
import dev.semanticpassport.writing.importing.ImportOptions;
import dev.semanticpassport.writing.importing.Importing;
import dev.semanticpassport.writing.importing.Outcome;
import dev.semanticpassport.writing.importing.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the bench generates is what the importers are measured on: it has to be right itself. */
class ExportsTest {
    /** Not a whole number of conversations, so that the last one is shorter. */
    private static final int MESSAGES = 450;

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    void everyMessageOfAnExportIsReadBack(Exports.Product product) throws IOException {
        // Given
        Path export = Exports.write(product, MESSAGES, 3, folder);
        // When
        List<Message> messages = new ArrayList<>();
        Outcome outcome = imported(export, messages);
        // Then
        assertThat(outcome.problems()).isEmpty();
        assertThat(outcome.repairs()).isEmpty();
        assertThat(messages).hasSize(MESSAGES);
        assertThat(outcome.messages())
                .isEqualTo(Map.of(Speaker.AUTHOR, MESSAGES / 2L, other(product), MESSAGES / 2L));
        assertThat(outcome.conversations()).isEqualTo(conversations(product));
        assertThat(outcome.files()).isEqualTo(Map.of(format(product), files(product)));
        assertThat(messages).extracting(Message::text).noneMatch(String::isBlank);
        assertThat(messages).extracting(Message::time).doesNotContainNull();
    }

    @Test
    void aChatGptExportHasBranchesBesideTheCurrentPath() throws IOException {
        List<Message> messages = new ArrayList<>();
        imported(Exports.write(Exports.Product.CHATGPT, MESSAGES, 3, folder), messages);
        // each tenth conversation of 23 has one, and the last message of the others' path is there
        assertThat(messages).filteredOn(message -> !message.branch().isEmpty()).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource
    void theSameSeedGivesTheSameBytesAndAnotherOneDoesNot(Exports.Product product)
            throws IOException {
        byte[] once = bytes(Exports.write(product, 60, 5, folder.resolve("once")));
        assertThat(bytes(Exports.write(product, 60, 5, folder.resolve("again")))).isEqualTo(once);
        assertThat(bytes(Exports.write(product, 60, 6, folder.resolve("other"))))
                .isNotEqualTo(once);
    }

    private static Speaker other(Exports.Product product) {
        return switch (product) {
            case NEXUS, CHATGPT, CLAUDE -> Speaker.ASSISTANT;
            case TELEGRAM -> Speaker.OTHER;
        };
    }

    private static long conversations(Exports.Product product) {
        return switch (product) {
            case NEXUS, CHATGPT, CLAUDE -> 23;
            case TELEGRAM -> 1;
        };
    }

    private static Format format(Exports.Product product) {
        return switch (product) {
            case NEXUS -> Format.NEXUS;
            case CHATGPT -> Format.CHATGPT;
            case CLAUDE -> Format.CLAUDE;
            case TELEGRAM -> Format.TELEGRAM;
        };
    }

    private static long files(Exports.Product product) {
        return switch (product) {
            case NEXUS -> 23;
            case CHATGPT, CLAUDE, TELEGRAM -> 1;
        };
    }

    private static byte[] bytes(Path export) throws IOException {
        Path file = export;
        while (Files.isDirectory(file)) {
            try (var inside = Files.list(file)) {
                file = inside.sorted().findFirst().orElseThrow();
            }
        }
        return Files.readAllBytes(file);
    }

    private static Outcome imported(Path export, List<Message> messages) {
        return Importing.run(
                List.of(export),
                ImportOptions.of(Set.of(), ZoneOffset.UTC),
                messages::add,
                new ImportListener() {
                    @Override
                    public void problem(Problem problem) {}

                    @Override
                    public void repaired(Repair repair) {}

                    @Override
                    public void passedOver(String file, String why) {}

                    @Override
                    public void progress(Progress progress) {}
                });
    }
}
