package dev.semanticpassport.writing.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.writing.Message;
import dev.semanticpassport.writing.MessageFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each format's export gives these messages, and no others; -Dupdate.golden=true writes them anew.
 */
class GoldenImportsTest {
    private static final Path GOLDEN =
            Path.of("src/test/resources/dev/semanticpassport/writing/golden");

    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({
        "conversation.md, NEXUS, 0",
        "exports/nexus-iso.md, NEXUS, 0",
        "exports/nexus-american.md, NEXUS, 2",
        "exports/nexus-german.md, NEXUS, 0",
        "exports/chatgpt.json, CHATGPT, 1",
        "exports/claude.json, CLAUDE, 0",
        "exports/telegram-chat.json, TELEGRAM, 0",
        "exports/telegram-account.json, TELEGRAM, 0",
        "exports/note.md, MARKDOWN, 0",
        "exports/plain.txt, TEXT, 0",
        "exports/page.html, HTML, 0"
    })
    void anExportGivesItsMessages(String export, String format, int problems) throws IOException {
        Path file = Imported.resource(export, folder);

        Imported imported = Imported.of(file);

        String written = written(imported.messages());
        Path golden = GOLDEN.resolve(file.getFileName() + ".jsonl");
        if (Boolean.getBoolean("update.golden")) {
            Files.writeString(golden, written);
        }
        assertThat(written).isEqualTo(Files.readString(golden));
        assertThat(imported.outcome().files()).hasSize(1);
        assertThat(imported.outcome().files().keySet()).extracting(Enum::name).contains(format);
        assertThat(imported.problems()).hasSize(problems);
        assertThat(imported.outcome().repairs()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"exports/chatgpt.json", "exports/claude.json", "exports/nexus-iso.md"})
    void messagesThatWereWrittenAreReadBack(String export) throws IOException {
        List<Message> messages = Imported.of(Imported.resource(export, folder)).messages();

        List<Message> read = new ArrayList<>();
        byte[] bytes = written(messages).getBytes(StandardCharsets.UTF_8);
        MessageFile.read("messages.jsonl", new ByteArrayInputStream(bytes), read::add);

        assertThat(read).isEqualTo(messages);
    }

    private static String written(List<Message> messages) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MessageFile.Appender appender = MessageFile.appender(bytes)) {
            messages.forEach(appender);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
