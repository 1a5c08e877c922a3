package dev.semanticpassport.lab.format;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another program that reads our files, in a process of its own, since native code may fail. */
final class WitnessProcess {
    private WitnessProcess() {}

    /**
     * Runs a witness; the test is skipped where its classes or libraries cannot be loaded.
     *
     * @return what it printed
     */
    static String run(Class<?> witness, List<String> arguments)
            throws IOException, InterruptedException {
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
                                witness.getName()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assumeThat(process.waitFor())
                .as("classes or libraries of %s cannot be loaded here: %s", witness, said)
                .isNotEqualTo(JlamaWitness.NOT_LOADABLE);
        return said;
    }
}
