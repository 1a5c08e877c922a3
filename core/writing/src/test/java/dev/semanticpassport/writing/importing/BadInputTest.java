package dev.semanticpassport.writing.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.core.Seeds;
import dev.semanticpassport.writing.CharacterRange;
import dev.semanticpassport.writing.Message;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadInputTest {
    @TempDir private Path folder;

    @Test
    void aLineBeyondTheBoundIsCutAndTheLinesAroundItStay() throws IOException {
        Path file =
                Imported.text(folder, "long.txt", "Before.\n" + "x".repeat(5_000) + "\nAfter.\n");

        Imported imported = Imported.small(file);

        assertThat(imported.texts().getFirst()).startsWith("Before.");
        assertThat(imported.texts().getLast()).endsWith("After.");
        assertThat(imported.problems())
                .containsExactly(
                        "long.txt, line 2 (character 8): the line is longer than 1000 characters;"
                                + " the other 4000 of it are left out");
    }

    @Test
    void aSingleLineOfManyMegabytesIsReadInBoundedMemory() throws IOException {
        Path file = folder.resolve("line.md");
        String block = "слова без конца и без строки ".repeat(10_000);
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write("# Before\n\n");
            for (int i = 0; i < 20; i++) {
                out.write(block);
            }
            out.write("\n\nAfter.");
        }

        Imported imported = Imported.small(file);

        assertThat(imported.texts().getFirst()).startsWith("# Before");
        assertThat(imported.texts().getLast()).endsWith("After.");
        assertThat(imported.messages()).allMatch(message -> message.text().length() <= 501);
        assertThat(imported.problems()).singleElement().asString().startsWith("line.md, line 3 ");
    }

    @Test
    void aStringOfJsonBeyondTheBoundEndsTheFileAndWhatStoodBeforeStays() throws IOException {
        String json =
                "{\"name\":\"n\",\"type\":\"saved_messages\",\"id\":1,\"messages\":["
                        + "{\"id\":1,\"type\":\"message\",\"text\":\"Kept.\"},"
                        + "{\"id\":2,\"type\":\"message\",\"text\":\""
                        + "y".repeat(100_000)
                        + "\"}]}";
        Path file = Imported.text(folder, "result.json", json);

        Imported imported = Imported.small(file);

        assertThat(imported.texts()).containsExactly("Kept.");
        assertThat(imported.problems())
                .singleElement()
                .asString()
                .startsWith("result.json, character ")
                .contains("longer than 4000 characters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"exports/chatgpt.json", "exports/claude.json", "exports/telegram-chat.json"})
    void jsonThatIsCutOffGivesWhatStandsBeforeTheCut(String export) throws IOException {
        byte[] whole = Imported.bytes(export);
        List<String> all = Imported.of(Imported.resource(export, folder)).texts();
        Path file = folder.resolve("cut.json");
        int most = 0;
        for (int length = whole.length / 2; length < whole.length - 3; length += 7) {
            Files.write(file, Arrays.copyOf(whole, length));

            Imported imported = Imported.of(file);

            assertThat(imported.problems())
                    .anySatisfy(problem -> assertThat(problem).contains("it was cut off"));
            assertThat(all).containsAll(imported.texts().subList(0, imported.texts().size() / 2));
            most = Math.max(most, imported.messages().size());
        }
        assertThat(most).isEqualTo(all.size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{\"ts\":\"1\",\"user\":\"U1\",\"text\":\"hi\"}] | Slack",
                "{\"guild\":{},\"channel\":{},\"messages\":[]} | Discord",
                "{\"participants\":[],\"messages\":[]} | Messenger",
                "[{\"header\":\"x\",\"title\":\"y\",\"products\":[]}] | Google",
                "{\"model_type\":\"llama\"} | a model's configuration",
                "{\"planet\":1,\"moon\":2} | with the keys planet, moon",
                "[] | without any conversation",
                "{\"a\":1,\"b\":  | with the keys a"
            })
    void jsonOfAnotherProductIsRefusedByName(String json, String named) throws IOException {
        Path file = Imported.text(folder, "data.json", json);

        Imported imported = Imported.of(file);

        assertThat(imported.messages()).isEmpty();
        assertThat(imported.problems())
                .singleElement()
                .asString()
                .startsWith(
                        "data.json, character 0: this is no writing that can be imported, but"
                                + " JSON")
                .contains(named);
    }

    @Test
    void invalidBytesAreNamedWithTheirPlaceAndTheRestIsRead() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write("Начало текста, вполне обычное.\n".getBytes(StandardCharsets.UTF_8));
        int offset = bytes.size();
        bytes.write(new byte[] {(byte) 0xFE, (byte) 0xFF});
        bytes.write(" И конец его.\n".getBytes(StandardCharsets.UTF_8));
        Path file = folder.resolve("bad.txt");
        Files.write(file, bytes.toByteArray());

        Imported imported = Imported.of(file);

        assertThat(imported.texts())
                .containsExactly("Начало текста, вполне обычное.\n\uFFFD\uFFFD И конец его.");
        assertThat(imported.problems())
                .singleElement()
                .asString()
                .startsWith("bad.txt, byte " + offset + ": ");
    }

    @Test
    void aBinaryFileIsRefused() {
        Seeds.forAll(
                50,
                random -> {
                    byte[] bytes = new byte[random.nextInt(200, 5_000)];
                    random.nextBytes(bytes);

                    Imported imported = imported("binary.txt", bytes);

                    assertThat(imported.messages()).isEmpty();
                    assertThat(imported.problems())
                            .singleElement()
                            .asString()
                            .startsWith("binary.txt, byte 0: ");
                    assertThat(imported.outcome().repairs()).isEmpty();
                });
    }

    @Test
    void anyFileEndsWithMessagesOrAProblem() {
        Seeds.forAll(
                200,
                random -> {
                    byte[] bytes = exportOf(random.nextInt(4)).clone();
                    int changes = random.nextInt(1, 30);
                    for (int i = 0; i < changes; i++) {
                        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                    }

                    Imported imported = imported("any.json", bytes);

                    assertThat(imported.messages().size() + imported.problems().size())
                            .isPositive();
                    assertThat(imported.messages())
                            .allSatisfy(message -> assertThat(message.text()).isNotBlank());
                });
    }

    @Test
    void anEmptyFileIsNamed() throws IOException {
        assertThat(Imported.of(Imported.text(folder, "empty.md", " \n\n")).problems())
                .containsExactly("empty.md: the file is empty");
    }

    @Test
    void aLongDocumentIsCutAtItsHighestHeadings() throws IOException {
        String part = "words of a part ".repeat(12);
        String text =
                "# One\n"
                        + part
                        + "\n## Inner\n"
                        + part
                        + "\n# Two\n"
                        + part
                        + "\n## Last\n"
                        + part;
        Imported imported = Imported.small(Imported.text(folder, "book.md", text));

        assertThat(imported.texts()).hasSize(2);
        assertThat(imported.texts().getLast()).startsWith("# Two");
        assertThat(imported.messages()).extracting(Message::parent).containsExactly(null, "@0");
        assertThat(imported.messages())
                .allSatisfy(message -> {
                    CharacterRange place = message.place();
                    assertThat(text.substring((int) place.first(), (int) place.end()))
                            .isEqualTo(message.text());
                });
    }

    private byte[] exportOf(int which) {
        try {
            return Imported.bytes(
                    List.of(
                                    "exports/chatgpt.json",
                                    "exports/claude.json",
                                    "exports/telegram-chat.json",
                                    "exports/nexus-iso.md")
                            .get(which));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Imported imported(String name, byte[] bytes) {
        try {
            Path file = folder.resolve(name);
            Files.write(file, bytes);
            return Imported.of(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
