package dev.semanticpassport.lab.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.lab.base.Base;
import dev.semanticpassport.lab.base.BaseTexts;
import dev.semanticpassport.lab.chat.LabModel;
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
        List<String> arguments = new ArrayList<>(List.of(model.toString()));
        arguments.addAll(questions);
        String said = WitnessProcess.run(witness, arguments);
        List<String> answers =
                said.lines()
                        .filter(line -> line.startsWith(JlamaWitness.ANSWER))
                        .map(line -> line.substring(JlamaWitness.ANSWER.length()))
                        .toList();
        assertThat(answers).as(said).isEqualTo(questions.stream().map(base::ask).toList());
    }
}
