package dev.semanticpassport.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.core.signing.UnreadableFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class KitCommandTest {
    private static final String NOTES =
            """
            # Сад вопросов

            Растёт из вопросов и пауз между ними.

            ## Живая изгородь

            Граница, которая дышит и пропускает гостей.

            ## Тихий фонтан

            Место, куда возвращается каждая мысль.
            """;

    @TempDir private Path folder = Path.of("");
    private final List<Exception> problems = new ArrayList<>();

    private Path notes = Path.of("");
    private Path messages = Path.of("");
    private Path tree = Path.of("");

    @BeforeEach
    void importWriting() throws IOException {
        notes = Files.writeString(folder.resolve("garden.md"), NOTES);
        messages = folder.resolve("messages.jsonl");
        tree = folder.resolve("tree.json");
        assertThat(run(new ImportCommand(), notes, "--out", messages)).isZero();
        assertThat(run(new TreeCommand(), messages, "--json", "--out", tree)).isZero();
    }

    @Test
    void a_kit_is_made_from_what_import_and_tree_wrote() throws IOException {
        // Given
        Path proposal = folder.resolve("proposal.json");
        Path kit = folder.resolve("kit");

        // When
        int proposed =
                run(
                        new SignatureCommand(),
                        "propose",
                        tree,
                        "--messages",
                        messages,
                        "--out",
                        proposal);
        int made =
                run(
                        new KitCommand(),
                        tree,
                        "--messages",
                        messages,
                        "--proposal",
                        proposal,
                        "--out",
                        kit);

        // Then
        assertThat(proposed).isZero();
        assertThat(made).isZero();
        assertThat(Files.readString(kit.resolve("data/train.lab.jsonl")))
                .contains("Живая изгородь", "Граница, которая дышит и пропускает гостей.");
        assertThat(Files.readString(kit.resolve("data/held-out.jsonl"))).contains("Тихий фонтан");
    }

    @Test
    void a_file_that_is_no_tree_is_named() {
        // When
        int code = run(new KitCommand(), notes, "--out", folder.resolve("kit"));

        // Then
        assertThat(code).isEqualTo(1);
        assertThat(problems)
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem)
                                .isInstanceOf(UnreadableFileException.class)
                                .hasMessageContaining("garden.md"));
        assertThat(folder.resolve("kit")).doesNotExist();
    }

    private int run(Object command, Object... arguments) {
        CommandLine line = new CommandLine(command);
        line.setExecutionExceptionHandler((problem, _, _) -> {
            problems.add(problem);
            return 1;
        });
        String[] texts = new String[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = String.valueOf(arguments[i]);
        }
        return line.execute(texts);
    }
}
