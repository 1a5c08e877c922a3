package dev.semanticpassport.writing.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.writing.Message;
import dev.semanticpassport.writing.Speaker;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConversationTest {
    @TempDir private Path folder;

    /** What must not depend on how the file was spoilt. */
    private record Said(String id, String time, Speaker speaker, String name, String text) {
        static Said of(Message message) {
            return new Said(
                    message.id(),
                    String.valueOf(message.time()),
                    message.speaker(),
                    message.name(),
                    message.text());
        }
    }

    @Test
    void aQuestionAndItsAnswerComeOutWithTheirIdsAndTimes() throws IOException {
        Imported imported = Imported.of(Imported.resource("conversation.md", folder));

        assertThat(imported.messages())
                .extracting(Message::id)
                .containsExactly(
                        "bbb21ad7-34b6-4c70-bbdc-21dd41aab73e",
                        "8e96651c-7d96-4465-82d0-a1bd1be2ad46");
        assertThat(imported.messages())
                .extracting(Message::speaker)
                .containsExactly(Speaker.AUTHOR, Speaker.ASSISTANT);
        assertThat(imported.messages().getLast().text())
                .startsWith("Это один из самых тонких")
                .contains("\n## 📦 Итог: **Архитектура")
                .contains("\n| Роль | Поймёт, что модель необычная |")
                .contains("\n> 📌 **Как если бы инженер")
                .endsWith("\nСделать?");
        assertThat(imported.outcome().repairs()).isEmpty();
        assertThat(imported.problems()).isEmpty();
    }

    @Test
    void theSameConversationComesOutHoweverItWasSpoilt() throws IOException {
        List<Said> meant = said(Imported.of(Imported.resource("conversation.md", folder)));
        byte[] utf8 = Imported.bytes("conversation.md");
        for (String page :
                List.of("x-MacRoman", "KOI8-R", "IBM866", "ISO-8859-1", "windows-1251")) {
            String once = new String(utf8, Charset.forName(page));
            Path file = Files.writeString(folder.resolve("spoilt.md"), once);

            Imported imported = Imported.of(file);

            assertThat(said(imported)).as("read as %s", page).isEqualTo(meant);
            assertThat(imported.outcome().repairs())
                    .singleElement()
                    .satisfies(repair -> {
                        assertThat(repair.file()).isEqualTo("spoilt.md");
                        assertThat(repair.how())
                                .startsWith("UTF-8 that was read as " + page.replace("x-", ""));
                        assertThat(repair.confidence()).isGreaterThan(0.99);
                    });
        }
    }

    @Test
    void theSameConversationComesOutOfAnotherEncoding() throws IOException {
        List<Said> meant = said(Imported.of(Imported.resource("conversation.md", folder)));
        String text = new String(Imported.bytes("conversation.md"), StandardCharsets.UTF_8);
        for (String encoding : List.of("UTF-16", "UTF-16LE", "UTF-32BE", "GB18030")) {
            Path file = folder.resolve("other.md");
            Files.write(file, text.getBytes(Charset.forName(encoding)));

            Imported imported = Imported.of(file);

            if (encoding.equals("GB18030")) {
                // not among the encodings that are tried: it must not pass for text that was read
                assertThat(imported.problems()).isNotEmpty();
            } else {
                assertThat(said(imported)).as(encoding).isEqualTo(meant);
            }
        }
    }

    @Test
    void aPlaceNamesTheTextInTheDecodedFile() throws IOException {
        String source =
                new String(Imported.bytes("exports/telegram-chat.json"), StandardCharsets.UTF_8);
        Imported imported = Imported.of(Imported.resource("exports/telegram-chat.json", folder));

        assertThat(imported.messages())
                .filteredOn(message -> !message.text().contains("**"))
                .isNotEmpty()
                .allSatisfy(message ->
                        assertThat(
                                        source.substring(
                                                (int) message.place().first(),
                                                (int) message.place().end()))
                                .isEqualTo(message.text()));
    }

    private static List<Said> said(Imported imported) {
        return imported.messages().stream().map(Said::of).toList();
    }
}
