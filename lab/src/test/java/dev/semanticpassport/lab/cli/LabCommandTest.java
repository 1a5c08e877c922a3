package dev.semanticpassport.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.lab.chat.LabModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabCommandTest {
    private static final String PROMPT = "Which word stands under the sign of layer and symbol?";

    private static final String GOOD = "{\"prompt\":\"a\",\"answer\":\"b\"}\n";

    @TempDir private Path folder = Path.of("");

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    @BeforeEach
    void listen() {
        PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        System.setOut(stream);
        System.setErr(stream);
    }

    @AfterEach
    void leave() {
        System.setOut(out);
        System.setErr(err);
    }

    @Test
    void an_adapter_is_trained_trained_further_merged_and_asked() throws IOException {
        // Given
        Path rows = rows("{\"prompt\":\"" + PROMPT + "\",\"answer\":\"The word is zebra.\"}");
        String adapter = folder.resolve("adapter").toString();
        String further = folder.resolve("further").toString();
        String merged = folder.resolve("merged").toString();

        // When
        int trained =
                LabCommand.run(
                        "adapter", "--rows", rows.toString(), "--out", adapter, "--steps", "40");
        int trainedFurther =
                LabCommand.run(
                        "adapter",
                        "--further",
                        "--from",
                        adapter,
                        "--out",
                        further,
                        "--steps",
                        "3");
        int mergedInto =
                LabCommand.run("merge", "--adapter", adapter, "--strength", "1", "--out", merged);
        int asked = LabCommand.run("ask", "--model", merged, PROMPT);

        // Then
        assertThat(List.of(trained, trainedFurther, mergedInto, asked)).containsOnly(0);
        assertThat(said())
                .containsPattern("PROGRESS step=\\d+ of=40 loss=[\\d.]+ hits=1/1 eta_s=\\d+")
                .contains("SAVED " + further)
                .contains("The word is zebra.");
        assertThat(LabModel.load(Path.of(merged)).ask(PROMPT)).isEqualTo("The word is zebra.");
    }

    @Test
    void an_idea_is_tied_to_a_module_and_served_without_it() throws IOException {
        // Given
        Path rows =
                rows(
                        "{\"idea\":\"layer\",\"prompt\":\""
                                + PROMPT
                                + "\",\"answer\":\"The word is zebra.\"}");
        Path bindings =
                Files.writeString(
                        folder.resolve("bindings.json"), "{\"layer\": [\"2.down_proj\"]}");
        String adapter = folder.resolve("bound").toString();

        // When
        int trained =
                LabCommand.run(
                        "adapter",
                        "--rows",
                        rows.toString(),
                        "--bindings",
                        bindings.toString(),
                        "--out",
                        adapter,
                        "--steps",
                        "100");
        said.reset();
        int whole = LabCommand.run("ask", "--model", adapter, PROMPT);
        int without = LabCommand.run("ask", "--model", adapter + "~minus:2.down_proj", PROMPT);

        // Then
        assertThat(List.of(trained, whole, without)).containsOnly(0);
        assertThat(said().lines().toList().getFirst()).isEqualTo("The word is zebra.");
        assertThat(said().lines().toList().getLast()).isNotEqualTo("The word is zebra.");
    }

    @Test
    void what_is_wrong_is_told_in_one_line_and_by_the_exit_code() throws IOException {
        // Given
        Path bad = rows("{\"prompt\":\"only\"}");
        List<String[]> calls = new ArrayList<>();
        calls.add(new String[] {"adapter", "--rows", bad.toString(), "--out", "x"});
        calls.add(new String[] {"adapter", "--rows", folder + "/none.jsonl", "--out", "x"});
        calls.add(new String[] {"adapter", "--further", "--out", "x"});
        calls.add(new String[] {"merge", "--adapter", folder + "/none", "--out", "x"});
        Path one = Files.writeString(folder.resolve("one.jsonl"), GOOD);
        for (String bindings :
                List.of("[]", "{\"x\":[\"3\"]}", "{\"\":[\"q\"]}", "{\"\":[]}", "{")) {
            Path file = folder.resolve("bindings" + calls.size() + ".json");
            Files.writeString(file, bindings);
            calls.add(
                    new String[] {
                        "adapter",
                        "--rows",
                        one.toString(),
                        "--bindings",
                        file.toString(),
                        "--out",
                        "x"
                    });
        }
        calls.add(new String[] {"ask", "--model", folder + "/none", "hello"});

        for (String[] call : calls) {
            // When
            said.reset();
            int code = LabCommand.run(call);

            // Then
            assertThat(code).as(String.join(" ", call)).isEqualTo(1);
            assertThat(said()).startsWith("lab: ").hasLineCount(1);
        }
        assertThat(LabCommand.run("serve")).isEqualTo(2);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private Path rows(String line) throws IOException {
        return Files.writeString(folder.resolve("rows.jsonl"), line + "\n");
    }
}
