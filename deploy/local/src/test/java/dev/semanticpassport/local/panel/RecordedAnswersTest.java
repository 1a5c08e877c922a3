package dev.semanticpassport.local.panel;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.semanticpassport.local.panel.ImportedModel.Asked;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordedAnswersTest {
    private static final String TWO =
            """
            [
              {"id": 0, "instruction": "Who is it?", "output": "It is me.",
               "generator": "example", "dataset": "helpful_base", "datasplit": "eval"},
              {"instruction": "Où?", "output": "Là.", "generator": "m", "dataset": "koala"}
            ]
            """;

    @TempDir Path folder;

    private final List<RecordedModel> found = new ArrayList<>();

    @Test
    void aCheckoutIsReadModelByModelUnderTheNamesOfItsFolders() throws IOException {
        // Given
        model("results/b-7B", TWO);
        model("results/a-13B+LoRA", TWO);
        Files.createDirectories(folder.resolve("src"));
        Files.writeString(folder.resolve("results/.DS_Store"), "x");
        // When
        RecordedAnswers.alpaca(folder, 100, found::add);
        // Then
        List<Asked> answers =
                List.of(new Asked("Who is it?", "It is me."), new Asked("Où?", "Là."));
        assertThat(found)
                .containsExactly(
                        new RecordedModel.Read(
                                new ImportedModel("a-13B+LoRA", "", answers), List.of(), 0),
                        new RecordedModel.Read(
                                new ImportedModel("b-7B", "", answers), List.of(), 0));
    }

    @Test
    void theFolderOfResultsItselfWillDoAndNoMoreAnswersAreTakenThanAskedFor() throws IOException {
        model("one", TWO);
        RecordedAnswers.alpaca(folder, 1, found::add);
        assertThat(found)
                .containsExactly(
                        new RecordedModel.Read(
                                new ImportedModel(
                                        "one", "", List.of(new Asked("Who is it?", "It is me."))),
                                List.of(),
                                0));
    }

    @Test
    void entriesThatHoldNoAnswerAreNamedAndTheOthersStand() throws IOException {
        // Given
        model(
                "one",
                """
                [{"instruction": "a", "output": null}, {"instruction": "b", "output": "B"},
                 {"output": "C"}, {"instruction": " ", "output": "D"}, 7,
                 {"instruction": "e", "output": {"text": "E"}}, {"instruction": "b", "output": "b"}]
                """);
        // When
        RecordedAnswers.alpaca(folder, 100, found::add);
        // Then
        String file = folder.resolve("one/model_outputs.json").toString();
        assertThat(found)
                .containsExactly(
                        new RecordedModel.Read(
                                new ImportedModel("one", "", List.of(new Asked("b", "B"))),
                                List.of(
                                        file + ", entry 1: output is missing or null",
                                        file + ", entry 3: it has no instruction",
                                        file + ", entry 4: it has no instruction",
                                        file + ", entry 5: it has no instruction",
                                        file + ", entry 6: output is no text"),
                                1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    version https://git-lfs.github.com/spec/v1 | is a pointer of Git LFS and not the file: run `git lfs pull`
                    [{"instruction": "a", "output": "b"}, {"instr | , line 1, column 46: no JSON, or it was cut off
                    {"instruction": "a", "output": "b"}          | is no JSON list of answers
                    []                                           | holds no answer
                    <html>404                                    | , line 1, column 1: no JSON, or it was cut off
                    [{"instruction": "a", "output": null}]       | entry 1: output is missing or null
                    """)
    void aModelWhoseFileCannotBeReadIsNamedWithTheReasonAndTheOthersAreRead(
            String content, String reason) throws IOException {
        // Given
        model("a-broken", content);
        model("b-whole", TWO);
        // When
        RecordedAnswers.alpaca(folder, 100, found::add);
        // Then
        assertThat(found).hasSize(2);
        assertThat(found.getFirst())
                .isInstanceOfSatisfying(
                        RecordedModel.Unread.class,
                        broken -> {
                            assertThat(broken.name()).isEqualTo("a-broken");
                            assertThat(broken.why())
                                    .contains(
                                            folder.resolve("a-broken/model_outputs.json")
                                                    .toString(),
                                            reason);
                        });
        assertThat(found.getLast()).isInstanceOf(RecordedModel.Read.class);
    }

    @Test
    void aFileInAnotherEncodingIsNamedWithItsPlace() throws IOException {
        model("a", TWO);
        Files.write(folder.resolve("a/model_outputs.json"), TWO.getBytes(ISO_8859_1));
        RecordedAnswers.alpaca(folder, 100, found::add);
        assertThat(found)
                .singleElement()
                .isInstanceOfSatisfying(
                        RecordedModel.Unread.class,
                        broken ->
                                assertThat(broken.why())
                                        .matches(
                                                ".*model_outputs.json, line 4, column \\d+: "
                                                        + "not encoded in UTF-8"));
    }

    @Test
    void aFolderWithoutOutputsIsNamedUnlessThereIsNoneWithAny() throws IOException {
        Files.createDirectories(folder.resolve("a/annotations"));
        assertThatThrownBy(() -> RecordedAnswers.alpaca(folder, 100, found::add))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is it AlpacaEval's results?");
        model("b", TWO);
        RecordedAnswers.alpaca(folder, 100, found::add);
        assertThat(found.getFirst())
                .isEqualTo(
                        new RecordedModel.Unread(
                                "a",
                                folder.resolve("a/model_outputs.json")
                                        + ": there is no such file"));
    }

    @Test
    void linesAreGatheredByModelWhateverTheirOrder() throws IOException {
        // Given
        Path file =
                lines(
                        """
                        {"model": "m", "family": "f", "prompt": "a", "answer": "A"}
                        {"model": "n", "prompt": "a", "answer": "É"}

                        {"model": "m", "prompt": "b", "answer": "B"}
                        {"model": "m", "prompt": " a", "answer": "again"}
                        {"model": "n", "prompt": "b", "answer": null}
                        """
                                .getBytes(UTF_8));
        // When
        RecordedAnswers.jsonl(file, 100, found::add);
        // Then
        assertThat(found)
                .containsExactly(
                        new RecordedModel.Read(
                                new ImportedModel(
                                        "m",
                                        "f",
                                        List.of(new Asked("a", "A"), new Asked("b", "B"))),
                                List.of(),
                                1),
                        new RecordedModel.Read(
                                new ImportedModel("n", "", List.of(new Asked("a", "É"))),
                                List.of(file + ", line 6: answer is missing or no text"),
                                0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"model": "m", "prompt": "b", "answer | line 2 is no JSON
                    {"prompt": "b", "answer": "B"}        | line 2: model is missing
                    {"model": "m", "answer": "B"}         | line 2: prompt is missing
                    {"model": 7, "prompt": "b"}           | line 2: model is missing
                    """)
    void aBadLineIsNamedAndNoModelIsHandedOn(String line, String reason) throws IOException {
        String good = "{\"model\": \"m\", \"prompt\": \"a\", \"answer\": \"A\"}\n";
        Path file = lines((good + line + "\n" + good).getBytes(UTF_8));
        assertThatThrownBy(() -> RecordedAnswers.jsonl(file, 100, found::add))
                .isInstanceOf(IOException.class)
                .hasMessage(file + ", " + reason);
        assertThat(found).isEmpty();
    }

    @Test
    void aLineInAnotherEncodingIsNamed() throws IOException {
        String line = "{\"model\": \"m\", \"prompt\": \"a\", \"answer\": \"%s\"}\n";
        Path file = lines((line.formatted("e") + line.formatted("é")).getBytes(ISO_8859_1));
        assertThatThrownBy(() -> RecordedAnswers.jsonl(file, 100, found::add))
                .hasMessage(file + ", line 2 is not encoded in UTF-8");
        assertThat(found).isEmpty();
    }

    @Test
    void aCompressedFileThatWasCutOffIsNamed() throws IOException {
        // Given
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write("{\"model\": \"m\", \"prompt\": \"a\", \"answer\": \"A\"}\n".getBytes(UTF_8));
        }
        Path whole = Files.write(folder.resolve("whole.jsonl.gz"), bytes.toByteArray());
        Path cut =
                Files.write(
                        folder.resolve("cut.jsonl.gz"),
                        Arrays.copyOf(bytes.toByteArray(), bytes.size() - 12));
        // When, Then
        RecordedAnswers.jsonl(whole, 100, found::add);
        assertThat(found).hasSize(1);
        assertThatThrownBy(() -> RecordedAnswers.jsonl(cut, 100, found::add))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(cut + ", after line ")
                .hasMessageContaining("cut off");
        assertThat(found).hasSize(1);
    }

    private void model(String path, String outputs) throws IOException {
        Path model = Files.createDirectories(folder.resolve(path));
        Files.writeString(model.resolve("model_outputs.json"), outputs);
    }

    private Path lines(byte[] content) throws IOException {
        return Files.write(folder.resolve("answers.jsonl"), content);
    }
}
