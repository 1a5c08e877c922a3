package dev.semanticpassport.writing.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.core.Seeds;
import dev.semanticpassport.writing.CharacterRange;
import dev.semanticpassport.writing.Message;
import dev.semanticpassport.writing.Repair;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

    @Test
    void aConversationBeyondTheBoundIsLeftOutAndTheNextIsRead() throws IOException {
        StringBuilder nodes = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            nodes.append(i == 0 ? "" : ",");
            nodes.append(node("n" + i, i == 0 ? null : "n" + (i - 1), "z".repeat(300)));
        }
        String json =
                "[{\"id\":\"long\",\"mapping\":{%s}},{\"id\":\"short\",\"mapping\":{%s}}]"
                        .formatted(nodes, node("m", null, "Kept."));
        Path file = Imported.text(folder, "conversations.json", json);

        Imported imported = Imported.small(file);

        assertThat(imported.texts()).containsExactly("Kept.");
        assertThat(imported.problems())
                .singleElement()
                .asString()
                .contains("the conversation \"long\" is longer than 8000 characters");
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

    @Test
    void aCircleInAMappingIsNamedAndItsMessagesAreKept() throws IOException {
        String json =
                "[{\"id\":\"c\",\"current_node\":\"b\",\"mapping\":{%s,%s,%s}}]"
                        .formatted(
                                node("a", "b", "A"), node("b", "a", "B"), node("d", "d", "Self"));
        Path file = Imported.text(folder, "conversations.json", json);

        Imported imported = Imported.of(file);

        assertThat(imported.texts()).containsExactlyInAnyOrder("A", "B", "Self");
        assertThat(imported.problems())
                .isNotEmpty()
                .allSatisfy(problem ->
                        assertThat(problem)
                                .startsWith("conversations.json, character 1: ")
                                .contains("conversation \"c\"", "in a circle"));
    }

    @Test
    void anyMappingIsHandedOutOnceEachAndEnds() {
        Seeds.forAll(
                300,
                random -> {
                    int count = random.nextInt(1, 12);
                    StringBuilder nodes = new StringBuilder();
                    for (int i = 0; i < count; i++) {
                        int parent = random.nextInt(-1, count + 1);
                        nodes.append(i == 0 ? "" : ",");
                        nodes.append(node("n" + i, parent < 0 ? null : "n" + parent, "T" + i));
                    }
                    String json =
                            "[{\"id\":\"c\",\"current_node\":\"n%d\",\"mapping\":{%s}}]"
                                    .formatted(random.nextInt(count + 1), nodes);

                    Imported imported = importedText("conversations.json", json);

                    assertThat(imported.texts()).hasSize(count).doesNotHaveDuplicates();
                });
    }

    @Test
    void aVeryDeepChatIsRead() throws IOException {
        StringBuilder nodes = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            nodes.append(i == 0 ? "" : ",");
            nodes.append(node("n" + i, i == 0 ? null : "n" + (i - 1), "T"));
        }
        Path file =
                Imported.text(
                        folder,
                        "conversations.json",
                        "[{\"id\":\"c\",\"mapping\":{%s}}]".formatted(nodes));

        assertThat(Imported.of(file).messages()).hasSize(20_000);
    }

    @Test
    void jsonThatNestsTooDeepIsRefusedWithItsPlace() throws IOException {
        String deep = "[".repeat(10_000) + "]".repeat(10_000);
        String json =
                "[{\"id\":\"c\",\"mapping\":{%s}},{\"id\":\"d\",\"safe_urls\":%s,\"mapping\":{}}]"
                        .formatted(node("m", null, "Kept."), deep);
        Path file = Imported.text(folder, "conversations.json", json);

        Imported imported = Imported.of(file);

        assertThat(imported.texts()).containsExactly("Kept.");
        assertThat(imported.problems())
                .singleElement()
                .asString()
                .contains("conversations.json, character ", "nested deeper than 200");
    }

    @Test
    void anEmptyConversationIsNamed() throws IOException {
        Path file =
                Imported.text(
                        folder,
                        "conversations.json",
                        "[{\"id\":\"c\",\"title\":\"t\",\"mapping\":{}},{\"id\":\"k\",\"mapping\":{"
                                + node("m", null, "Kept.")
                                + "}}]");

        Imported imported = Imported.of(file);

        assertThat(imported.texts()).containsExactly("Kept.");
        assertThat(imported.problems())
                .containsExactly(
                        "conversations.json, character 1: conversation \"c\": it has no message"
                                + " with text");
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
    void whatNoTextMayHoldIsReplacedAndRecorded() throws IOException {
        String json =
                "[{\"id\":\"c\",\"mapping\":{%s}}]"
                        .formatted(node("m", null, "a\\u0000b \\ud83d c \\ud83d\\ude00 d \\ude00"));
        Path file = Imported.text(folder, "conversations.json", json);

        Imported imported = Imported.of(file);

        assertThat(imported.texts()).containsExactly("a\uFFFDb \uFFFD c 😀 d \uFFFD");
        assertThat(imported.outcome().repairs())
                .singleElement()
                .extracting(Repair::how)
                .asString()
                .startsWith("3 characters that no text may hold");
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
    void aChatWithoutAKnownAuthorListsTheNamesInIt() throws IOException {
        String json =
                "{\"name\":\"g\",\"type\":\"private_group\",\"id\":9,\"messages\":["
                        + "{\"id\":1,\"type\":\"message\",\"from\":\"Anna\",\"text\":\"a\"},"
                        + "{\"id\":2,\"type\":\"message\",\"from\":\"Пётр\",\"text\":\"b\"}]}";

        assertThat(Imported.of(Imported.text(folder, "result.json", json)).problems())
                .singleElement()
                .asString()
                .contains("the names in it are Anna, Пётр");
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

    private Imported importedText(String name, String text) {
        return imported(name, text.getBytes(StandardCharsets.UTF_8));
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

    private static String node(String id, @Nullable String parent, String text) {
        String above = parent == null ? "null" : "\"" + parent + "\"";
        return ("\"%s\":{\"id\":\"%s\",\"parent\":%s,\"message\":{\"id\":\"%s\","
                        + "\"author\":{\"role\":\"user\"},\"content\":{\"content_type\":\"text\","
                        + "\"parts\":[\"%s\"]}}}")
                .formatted(id, id, above, id, text);
    }
}
