package dev.semanticpassport.writing.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.core.Seeds;
import dev.semanticpassport.writing.Repair;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadConversationsTest {
    @TempDir private Path folder;

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
