package dev.semanticpassport.local.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Where things lie on one machine.
 *
 * @param home the project's folder, with what was built
 * @param data everything that a running platform keeps
 */
public record Layout(Path home, Path data) {

    public static final String HOME_PROPERTY = "passport.home";

    /** The layout of this process; the launcher script names the project's folder. */
    public static Layout of(Path data) {
        String home = System.getProperty(HOME_PROPERTY);
        if (home == null) {
            throw new IllegalStateException("-D" + HOME_PROPERTY + " is missing: start ./passport");
        }
        return new Layout(Path.of(home).toAbsolutePath().normalize(), data.toAbsolutePath());
    }

    public Path libraries() {
        return home.resolve("deploy/local/target/lib");
    }

    public Path service(Part part) {
        return application(part).resolve("quarkus-run.jar");
    }

    /** The folder with a service's jars. */
    public Path application(Part part) {
        return home.resolve(part.label()).resolve("target/quarkus-app");
    }

    public Path logs() {
        return folder(data.resolve("logs"));
    }

    public Path log(Replica replica) {
        return logs().resolve(replica.label() + ".log");
    }

    /**
     * Temporary files of one process. It is emptied at each of its starts: one that was killed left
     * there what it had.
     */
    public Path temporary(Replica replica) {
        return folder(data.resolve("temporary")).resolve(replica.label());
    }

    /** What the services told of their work, where the platform was started with traces. */
    public Path traces() {
        return folder(data.resolve("traces")).resolve("spans.otlp");
    }

    public Path broker() {
        return folder(data.resolve("kafka"));
    }

    public Path database() {
        return folder(data).resolve("postgresql");
    }

    public Path models() {
        return folder(data.resolve("models"));
    }

    public Path reports() {
        return folder(data.resolve("reports"));
    }

    /** Endpoint keys, a file each, readable by their owner alone. */
    public Path secrets() {
        return secretFolder(data.resolve("secrets"));
    }

    /** The platform's own keys. */
    public Path keys() {
        return secretFolder(data.resolve("keys"));
    }

    /** An author's own place: what stands here, the services never see. */
    public Path author(String name) {
        return secretFolder(data.resolve("authors").resolve(name));
    }

    public Path running() {
        return data.resolve("platform.json");
    }

    private static Path folder(Path path) {
        try {
            return Files.createDirectories(path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the folder " + path, e);
        }
    }

    private static Path secretFolder(Path path) {
        Path made = folder(path);
        try {
            Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot protect the folder " + path, e);
        }
        return made;
    }
}
