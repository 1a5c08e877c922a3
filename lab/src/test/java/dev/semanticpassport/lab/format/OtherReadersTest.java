package dev.semanticpassport.lab.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.semanticpassport.lab.base.Base;
import dev.semanticpassport.lab.base.BaseTexts;
import dev.semanticpassport.lab.chat.LabModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Other programs that read our files answer as we do; each in a process of its own, since native
 * code may fail.
 */
class OtherReadersTest {
    @TempDir private Path folder = Path.of("");

    private final LabModel base = Base.load();

    @Test
    void jlama_reads_the_saved_base_and_gives_the_same_answers() throws Exception {
        // Given the base as files
        base.save(folder);

        // When and then
        assertSameAnswers(JlamaWitness.class, folder);
    }

    @Test
    void llama_cpp_reads_the_base_as_gguf_and_gives_the_same_answers() throws Exception {
        // Given the base as one file
        Path file = folder.resolve("model.gguf");
        Files.write(file, GgufFile.write(base.tokenizer(), base.weights()));

        // When and then
        assertSameAnswers(LlamaCppWitness.class, file);
    }

    private void assertSameAnswers(Class<?> witness, Path model) throws Exception {
        BaseTexts texts = new BaseTexts(1);
        List<String> questions = new ArrayList<>();
        texts.questions().stream().limit(8).forEach(row -> questions.add(row.prompt()));
        texts.beacons(8, 12).forEach(row -> questions.add(row.prompt()));
        texts.readings(4, 12).forEach(row -> questions.add(row.prompt()));
        Process process = start(witness, model, questions);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        assumeThat(code)
                .as("classes or libraries of %s cannot be loaded here: %s", witness, said)
                .isNotEqualTo(JlamaWitness.NOT_LOADABLE);
        List<String> answers =
                said.lines()
                        .filter(line -> line.startsWith(JlamaWitness.ANSWER))
                        .map(line -> line.substring(JlamaWitness.ANSWER.length()))
                        .toList();
        assertThat(answers).as(said).isEqualTo(questions.stream().map(base::ask).toList());
    }

    private static Process start(Class<?> witness, Path model, List<String> questions)
            throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx400m",
                                "--add-modules",
                                "jdk.incubator.vector",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty(
                                        "surefire.test.class.path",
                                        System.getProperty("java.class.path")),
                                witness.getName(),
                                model.toString()));
        command.addAll(questions);
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}
