package dev.semanticpassport.local.demo;

import dev.semanticpassport.local.platform.Layout;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs one of the lab's commands in a process of its own, as training needs a heap of its own. */
public final class LabProcess {
    private static final Pattern PROGRESS =
            Pattern.compile(
                    "PROGRESS step=(\\d+) of=(\\d+) .*?(?:hits=(\\d+)/(\\d+) )?eta_s=([0-9.]+).*");

    private final Layout layout;

    public LabProcess(Layout layout) {
        this.layout = layout;
    }

    /**
     * How far a training is.
     *
     * @param hits rows answered right; -1 where that was not measured
     * @param secondsLeft an estimate
     */
    public record Progress(int step, int of, int hits, int rows, double secondsLeft) {
        @Override
        public String toString() {
            return (hits >= 0 ? hits + " of " + rows + " learnt" : "step " + step + " of " + of)
                    + ", about "
                    + Math.round(secondsLeft)
                    + " s left";
        }
    }

    /**
     * Runs to the end.
     *
     * @throws IllegalStateException when the command fails; names the log
     */
    public void run(String name, List<String> arguments, Consumer<Progress> progress) {
        Path log = layout.logs().resolve("lab-" + name + ".log");
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx1g",
                                "-XX:+UseSerialGC",
                                "--add-modules",
                                "jdk.incubator.vector",
                                "-cp",
                                layout.libraries() + "/*",
                                "dev.semanticpassport.lab.LabMain"));
        command.addAll(arguments);
        try {
            Files.deleteIfExists(log);
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            Thread end = new Thread(process::destroyForcibly);
            Runtime.getRuntime().addShutdownHook(end);
            try (BufferedReader lines =
                    new BufferedReader(
                            new InputStreamReader(
                                    process.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line; (line = lines.readLine()) != null; ) {
                    Files.writeString(
                            log, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                    report(line, progress);
                }
            }
            int code = process.waitFor();
            Runtime.getRuntime().removeShutdownHook(end);
            if (code != 0) {
                throw new IllegalStateException(
                        "lab "
                                + arguments.getFirst()
                                + " failed (exit code "
                                + code
                                + "); see "
                                + log);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("lab " + arguments.getFirst() + " cannot be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static void report(String line, Consumer<Progress> progress) {
        Matcher found = PROGRESS.matcher(line);
        if (found.matches()) {
            String hits = found.group(3);
            progress.accept(
                    new Progress(
                            Integer.parseInt(found.group(1)),
                            Integer.parseInt(found.group(2)),
                            hits == null ? -1 : Integer.parseInt(hits),
                            hits == null ? 0 : Integer.parseInt(found.group(4)),
                            Double.parseDouble(found.group(5))));
        }
    }
}
