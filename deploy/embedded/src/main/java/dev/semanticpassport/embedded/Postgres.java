package dev.semanticpassport.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * The programs of PostgreSQL, unpacked once for each user, and how this user may run them: they
 * refuse to run as root, so root runs them in a user namespace of its own or, where those are off,
 * as nobody.
 */
final class Postgres {
    private static final String NOBODY_ID = "65534";
    private static final int TIMEOUT_SECONDS = 120;

    private final Path home;
    private final RunAs runAs;

    private Postgres(Path home, RunAs runAs) {
        this.home = home;
        this.runAs = runAs;
    }

    /** Who runs the programs. */
    enum RunAs {
        /** This user, who is not root. */
        SELF,
        /** Root, seen as somebody else in a user namespace; files stay root's. */
        NAMESPACE,
        /** An account without rights; files must be its own. */
        NOBODY;

        private List<String> prefix() {
            return switch (this) {
                case SELF -> List.of();
                case NAMESPACE -> List.of("unshare", "-U");
                case NOBODY ->
                        List.of(
                                "setpriv",
                                "--reuid=" + NOBODY_ID,
                                "--regid=" + NOBODY_ID,
                                "--clear-groups");
            };
        }
    }

    /**
     * @throws IOException when this machine has no PostgreSQL among its artifacts
     */
    static Postgres unpacked() throws IOException {
        return unpacked(runAs());
    }

    static Postgres unpacked(RunAs runAs) throws IOException {
        // Nobody cannot look into root's home.
        Path cache =
                runAs == RunAs.NOBODY
                        ? Path.of(System.getProperty("java.io.tmpdir"))
                        : Path.of(System.getProperty("user.home"), ".cache");
        return new Postgres(
                PostgresArchive.unpack(cache.resolve("semantic-passport").resolve("postgres")),
                runAs);
    }

    static RunAs runAs() throws IOException {
        if (!isRoot()) {
            return RunAs.SELF;
        }
        return succeeds("unshare", "-U", "true") ? RunAs.NAMESPACE : RunAs.NOBODY;
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"))
                && !System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows");
    }

    private static boolean succeeds(String... command) throws IOException {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor() == 0;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", stopped);
        } catch (IOException missing) {
            return false;
        }
    }

    /** Gives a folder to whoever runs the programs; it must not be open to others. */
    void own(Path folder) throws IOException {
        if (runAs == RunAs.NOBODY
                && !succeeds("chown", "-R", NOBODY_ID + ":" + NOBODY_ID, folder.toString())) {
            throw new IOException(
                    "The folder %s cannot be given to uid %s".formatted(folder, NOBODY_ID));
        }
    }

    /**
     * Runs a program to its end.
     *
     * @throws IOException when it fails, with what it said
     */
    void run(Path log, String program, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(runAs.prefix());
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(home.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        // Messages that stand in errors and logs must not depend on the machine's language.
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        try {
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(program + " did not end within " + TIMEOUT_SECONDS + " s");
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while " + program + " ran", stopped);
        }
        if (process.exitValue() != 0) {
            throw new IOException(
                    "%s failed; it said (%s):%n%s".formatted(program, log, LastLines.of(log)));
        }
    }

    /** For instance 17. */
    String majorVersion() throws IOException {
        Process process =
                new ProcessBuilder(home.resolve("bin/postgres").toString(), "--version")
                        .redirectErrorStream(true)
                        .start();
        // postgres (PostgreSQL) 17.11
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String version = said.strip().substring(said.strip().lastIndexOf(' ') + 1);
        return version.replaceFirst("[^0-9].*", "");
    }

    static boolean isEmpty(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return true;
        }
        try (var entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }
}
