package dev.semanticpassport.lab.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.semanticpassport.lab.base.Base;
import dev.semanticpassport.lab.base.BaseTexts;
import dev.semanticpassport.lab.chat.LabModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JlamaTest {
    @TempDir private Path folder = Path.of("");

    @Test
    void jlama_reads_the_saved_base_and_gives_the_same_answers() throws Exception {
        // Given the base as files, and questions of every kind
        LabModel base = Base.load();
        base.save(folder);
        BaseTexts texts = new BaseTexts(1);
        List<String> questions = new ArrayList<>();
        texts.questions().stream().limit(8).forEach(row -> questions.add(row.prompt()));
        texts.beacons(8, 12).forEach(row -> questions.add(row.prompt()));
        texts.readings(4, 12).forEach(row -> questions.add(row.prompt()));

        // When another program is asked, in a process of its own
        Process process = witness(questions);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();

        // Then
        assumeThat(code)
                .as("Jlama's classes or libraries cannot be loaded here: %s", said)
                .isNotEqualTo(JlamaWitness.NOT_LOADABLE);
        List<String> answers =
                said.lines()
                        .filter(line -> line.startsWith(JlamaWitness.ANSWER))
                        .map(line -> line.substring(JlamaWitness.ANSWER.length()))
                        .toList();
        assertThat(answers).as(said).isEqualTo(questions.stream().map(base::ask).toList());
    }

    private Process witness(List<String> questions) throws IOException {
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
                                JlamaWitness.class.getName(),
                                folder.toString()));
        command.addAll(questions);
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}
