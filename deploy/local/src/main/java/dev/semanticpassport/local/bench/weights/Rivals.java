package dev.semanticpassport.local.bench.weights;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Programs of others on the same files; each is left out, and said so, where it is not installed.
 */
final class Rivals {
    private final Path folder;

    Rivals(Path folder) {
        this.folder = folder;
    }

    /** Times a program; empty where it is not there or fails. */
    Optional<Timing> time(String... command) throws IOException {
        List<String> shell =
                new ArrayList<>(
                        List.of(
                                "bash",
                                "-c",
                                "TIMEFORMAT='%R %U %S'; time \"$@\" >/dev/null",
                                "-"));
        shell.addAll(List.of(command));
        Process process = new ProcessBuilder(shell).redirectErrorStream(true).start();
        List<String> said = lines(process);
        String[] times = said.isEmpty() ? new String[0] : said.getLast().split(" ", -1);
        if (exit(process) != 0 || times.length != 3) {
            return Optional.empty();
        }
        return Optional.of(
                new Timing(
                        Double.parseDouble(times[0]),
                        Double.parseDouble(times[1]) + Double.parseDouble(times[2])));
    }

    /**
     * What a Python script says, line by line; empty where it or numpy is not there.
     *
     * @param threads that its linear algebra may use; as many as it likes where 0
     */
    Optional<List<String>> python(String script, int threads, List<String> arguments)
            throws IOException {
        Path file = folder.resolve(script);
        try (InputStream in =
                Objects.requireNonNull(Rivals.class.getResourceAsStream(script), script)) {
            Files.write(file, in.readAllBytes());
        }
        List<String> command = new ArrayList<>(List.of("python3", file.toString()));
        command.addAll(arguments);
        try {
            ProcessBuilder builder = new ProcessBuilder(command);
            if (threads > 0) {
                builder.environment().put("OPENBLAS_NUM_THREADS", String.valueOf(threads));
                builder.environment().put("MKL_NUM_THREADS", String.valueOf(threads));
            }
            Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
            List<String> said = lines(process);
            return exit(process) == 0 ? Optional.of(said) : Optional.empty();
        } catch (IOException e) {
            // no python3 on the path
            return Optional.empty();
        }
    }

    private static List<String> lines(Process process) throws IOException {
        try (InputStream in = process.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private static int exit(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroy();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
