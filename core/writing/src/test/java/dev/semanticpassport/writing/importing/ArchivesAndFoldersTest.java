package dev.semanticpassport.writing.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.writing.Message;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchivesAndFoldersTest {
    @TempDir private Path folder;

    @Test
    void aFolderIsReadWithItsFoldersAndArchivesInTheOrderOfNames() throws IOException {
        Path deep = Files.createDirectories(folder.resolve("vault/inner"));
        Imported.text(folder.resolve("vault"), "a.md", "# First\n\nOne.");
        Imported.text(deep, "b.txt", "Второй.");
        Files.write(folder.resolve("vault/picture"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 1});
        Imported.text(Files.createDirectories(folder.resolve("vault/.obsidian")), "x.json", "{}");
        byte[] nested = Zips.of(Map.of("deep/n.md", Zips.bytes("# Third")));
        Map<String, byte[]> entries = new TreeMap<>();
        entries.put("chat/conversations.json", Imported.bytes("exports/claude.json"));
        entries.put("inside.zip", nested);
        Files.write(folder.resolve("vault/z.zip"), Zips.of(entries));

        Imported imported = Imported.of(folder.resolve("vault"));

        assertThat(imported.messages().stream().map(Message::source).distinct())
                .containsExactly(
                        "vault/a.md",
                        "vault/inner/b.txt",
                        "vault/z.zip!/chat/conversations.json",
                        "vault/z.zip!/inside.zip!/deep/n.md");
        assertThat(imported.problems()).isEmpty();
        assertThat(imported.passedOver())
                .containsExactly("vault/.obsidian: a hidden file", "vault/picture: a picture");
        assertThat(imported.outcome().conversations()).isEqualTo(5);
    }

    @Test
    void namesOfEntriesAreReadInTheEncodingOfTheirSystem() throws IOException {
        byte[] zip =
                Zips.of(
                        Map.of("Заметки/смысл.txt", Zips.bytes("Текст.")),
                        Charset.forName("IBM866"));
        Files.write(folder.resolve("old.zip"), zip);

        assertThat(Imported.of(folder.resolve("old.zip")).messages().getFirst().source())
                .isEqualTo("old.zip!/Заметки/смысл.txt");
    }

    @Test
    void anArchiveThatIsCutOffGivesWhatStandsBeforeTheCut() throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        for (int i = 0; i < 5; i++) {
            entries.put("note" + i + ".txt", Zips.bytes("Note number " + i + ".\n"));
        }
        byte[] whole = Zips.of(entries);
        Path file = folder.resolve("cut.zip");
        int texts = 0;
        for (int length = 30; length < whole.length - 1; length++) {
            Files.write(file, Arrays.copyOf(whole, length));

            Imported imported = Imported.of(file);

            assertThat(imported.problems())
                    .as("cut after %d of %d bytes", length, whole.length)
                    .allSatisfy(problem -> assertThat(problem).startsWith("cut.zip"))
                    .anySatisfy(problem ->
                            assertThat(problem)
                                    .matches(
                                            "cut\\.zip, (byte 0|at or after the entry"
                                                    + " note[0-4]\\.txt): the archive is cut off.*"));
            assertThat(imported.messages().size()).isGreaterThanOrEqualTo(texts);
            texts = imported.messages().size();
        }
        assertThat(texts).isEqualTo(5);
    }

    @Test
    void aBombIsStoppedAndWhatWasReadBeforeStays() throws IOException {
        byte[] zeros = new byte[1 << 19];
        Arrays.fill(zeros, (byte) ' ');
        Map<String, byte[]> entries = new TreeMap<>();
        entries.put("a.txt", Zips.bytes("Kept."));
        entries.put("b.txt", zeros);
        Path file = folder.resolve("bomb.zip");
        Files.write(file, Zips.of(entries));

        Imported imported = Imported.small(file);

        assertThat(imported.texts()).containsExactly("Kept.");
        assertThat(imported.problems())
                .anySatisfy(problem ->
                        assertThat(problem)
                                .startsWith("bomb.zip, byte ")
                                .contains("more than 100 times its size"));
    }

    @Test
    void aBombWithinArchivesIsStoppedByTheOutermostSize() throws IOException {
        byte[] blanks = new byte[1 << 17];
        Arrays.fill(blanks, (byte) '\n');
        byte[] inner = Zips.of(Map.of("c.txt", blanks));
        Map<String, byte[]> copies = new TreeMap<>();
        for (int i = 0; i < 20; i++) {
            copies.put("copy" + i + ".zip", inner);
        }
        Path file = folder.resolve("nested.zip");
        Files.write(file, Zips.of(Map.of("middle.zip", Zips.of(copies))));

        Imported imported = Imported.small(file);

        assertThat(imported.problems())
                .anySatisfy(problem ->
                        assertThat(problem)
                                .containsAnyOf("more than 100 times", "more than 1048576"));
    }

    @Test
    void archivesInArchivesAreReadSoDeepAndNoDeeper() throws IOException {
        byte[] archive = Zips.of(Map.of("n.txt", Zips.bytes("Deep.")));
        for (int i = 0; i < 3; i++) {
            archive = Zips.of(Map.of("in.zip", archive));
        }
        Files.write(folder.resolve("deep.zip"), archive);

        Imported imported = Imported.small(folder.resolve("deep.zip"));

        assertThat(imported.messages()).isEmpty();
        assertThat(imported.problems()).singleElement().asString().contains("3 deep");
    }

    @Test
    void entriesWhoseNamesLeadOutAreLeftOut() throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        List<String> out =
                List.of("../../etc/evil.txt", "/etc/evil.txt", "a/../../evil.txt", "C:\\evil.txt");
        out.forEach(name -> entries.put(name, Zips.bytes("Evil.")));
        entries.put("good.txt", Zips.bytes("Good."));
        Files.write(folder.resolve("t.zip"), Zips.of(entries));

        Imported imported = Imported.of(folder.resolve("t.zip"));

        assertThat(imported.texts()).containsExactly("Good.");
        assertThat(imported.problems())
                .containsExactlyInAnyOrderElementsOf(
                        out.stream()
                                .map(name ->
                                        "t.zip!/"
                                                + name
                                                + ": its name leads out of the archive; it is left"
                                                + " out")
                                .toList());
    }

    @Test
    void linksInFoldersAreNotFollowed() throws IOException {
        Path vault = Files.createDirectories(folder.resolve("vault"));
        Path secret = Imported.text(folder, "secret.txt", "Not for import.");
        Imported.text(vault, "own.txt", "Own.");
        Files.createSymbolicLink(vault.resolve("link.txt"), secret);
        Files.createSymbolicLink(vault.resolve("round"), vault);

        Imported imported = Imported.of(vault);

        assertThat(imported.texts()).containsExactly("Own.");
        assertThat(imported.problems())
                .hasSize(2)
                .allSatisfy(problem -> assertThat(problem).contains("links are not followed"));
    }

    @Test
    void whatCannotBeOpenedIsNamedAndStopsNothing() throws IOException {
        Path loop = folder.resolve("loop.txt");
        Files.createSymbolicLink(loop, loop);
        Path good = Imported.text(folder, "good.txt", "Good.");

        Imported imported = Imported.of(folder.resolve("missing.md"), loop, good);

        assertThat(imported.texts()).containsExactly("Good.");
        assertThat(imported.problems())
                .containsExactly(
                        "missing.md: there is no such file", "loop.txt: there is no such file");
    }

    @Test
    void aConversationThatComesTwiceIsKeptUnderAnotherId() throws IOException {
        Path first = Files.createDirectories(folder.resolve("one"));
        Path second = Files.createDirectories(folder.resolve("two"));
        Imported.resource("exports/telegram-chat.json", first);
        Imported.resource("exports/telegram-chat.json", second);

        Imported imported = Imported.of(first, second);

        assertThat(imported.messages().stream().map(Message::conversation).distinct())
                .containsExactly("42", "42~two/telegram-chat.json");
        assertThat(imported.problems()).singleElement().asString().contains("was there before");
    }

    @Test
    void progressNeverGoesBackAndReachesTheEnd() throws IOException {
        Imported.resource("exports/chatgpt.json", folder);
        Imported.resource("conversation.md", folder);
        List<Progress> heard = new ArrayList<>();

        Importing.run(
                List.of(folder),
                ImportOptions.of(Set.of(), ZoneOffset.UTC),
                message -> {},
                new Listening() {
                    @Override
                    public void progress(Progress progress) {
                        heard.add(progress);
                    }
                });

        assertThat(heard).extracting(Progress::bytesRead).isSorted();
        assertThat(heard.getLast().bytesRead()).isEqualTo(heard.getLast().bytesInAll());
        assertThat(heard.getLast().messages()).isEqualTo(13);
    }
}
