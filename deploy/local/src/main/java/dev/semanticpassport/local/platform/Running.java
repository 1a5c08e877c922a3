package dev.semanticpassport.local.platform;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where a running platform can be reached; written beside its data, so that other commands find it.
 *
 * @param launcher process id of the launcher
 * @param processes process ids of what is a process of its own, by name
 * @param kafka bootstrap address
 * @param topicPrefix prefix of every topic
 * @param passport base address of passport-service's first replica
 * @param probe base address of probe-service's first replica
 * @param scoring base address of scoring-service's first replica
 * @param lab base address of the lab's chat API, up to its version
 * @param databasePort where PostgreSQL listens on the loopback
 */
public record Running(
        long launcher,
        Map<String, Long> processes,
        String kafka,
        String topicPrefix,
        URI passport,
        URI probe,
        URI scoring,
        URI lab,
        int databasePort) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public void write(Path file) {
        try {
            OwnerOnly.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** What the file says, whether or not that platform still lives. */
    public static Optional<Running> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(file), Running.class));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Ends what a platform that was killed left behind on that data.
     *
     * @throws IllegalStateException when one runs on it
     */
    static void endBefore(Layout layout) {
        read(layout.running())
                .ifPresent(before -> {
                    if (before.alive() && before.launcher() != ProcessHandle.current().pid()) {
                        throw new IllegalStateException(
                                "a platform already runs on "
                                        + layout.data()
                                        + " (process "
                                        + before.launcher()
                                        + "); stop it, or name another folder with --data");
                    }
                    before.endLeftOvers();
                });
    }

    public boolean alive() {
        return ProcessHandle.of(launcher).map(ProcessHandle::isAlive).orElse(false);
    }

    /** Ends what a launcher that was killed left behind. */
    public void endLeftOvers() {
        processes
                .values()
                .forEach(pid ->
                        ProcessHandle.of(pid)
                                .filter(Running::isOurs)
                                .ifPresent(ProcessHandle::destroyForcibly));
    }

    /** Process ids are used again by the system: only a process that runs our code is ended. */
    private static boolean isOurs(ProcessHandle process) {
        return process.info()
                .commandLine()
                .map(line -> line.contains("quarkus-run.jar") || line.contains("semanticpassport"))
                .orElse(false);
    }
}
