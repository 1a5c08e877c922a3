package dev.semanticpassport.local.images;

import dev.semanticpassport.local.platform.Layout;
import dev.semanticpassport.local.platform.Part;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** Lays out the files of the images: a small Java runtime, and each service sorted by layer. */
public final class Staging {
    /**
     * The time of every file, in the stage and in the image: the ahead-of-time cache is bound to
     * the jars' times. It is the one that Jib gives to files.
     */
    public static final Instant TIME = Instant.ofEpochSecond(1);

    /**
     * What the services use of Java, by jdeps (a test holds that), and: jdk.jcmd, by which threads
     * and memory of a service without a shell are looked at, and jdk.zipfs, which Quarkus reads
     * jars with.
     */
    static final List<String> MODULES =
            List.of(
                    "java.base",
                    "java.desktop",
                    "java.instrument",
                    "java.logging",
                    "java.management",
                    "java.naming",
                    "java.net.http",
                    "java.rmi",
                    "java.security.jgss",
                    "java.security.sasl",
                    "java.sql",
                    "jdk.incubator.vector",
                    "jdk.jcmd",
                    "jdk.jfr",
                    "jdk.management",
                    "jdk.unsupported",
                    "jdk.zipfs");

    private static final String OWN = "dev.semanticpassport.";

    private final Path home;

    /**
     * @param home the project's folder, built
     */
    public Staging(Path home) {
        this.home = home;
    }

    /**
     * Writes the stage, without ahead-of-time caches.
     *
     * @param folder made anew
     * @param archive whether the runtime gets Java's own archive of its classes, which only a
     *     service without an ahead-of-time cache uses
     * @throws IllegalStateException where something was not built
     */
    public Stage write(Path folder, boolean archive) throws IOException {
        delete(folder);
        Files.createDirectories(folder);
        Stage stage = new Stage(folder.toAbsolutePath());
        runtime(stage.runtime(), archive);
        for (Part service : Stage.SERVICES) {
            service(stage, service);
        }
        setTimes(folder);
        return stage;
    }

    private static void runtime(Path into, boolean archive) {
        ToolProvider jlink =
                ToolProvider.findFirst("jlink")
                        .orElseThrow(() -> new IllegalStateException("this Java has no jlink"));
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said, true);
        int code =
                jlink.run(
                        out,
                        out,
                        Stream.concat(
                                        Stream.of(
                                                "--add-modules",
                                                String.join(",", MODULES),
                                                "--strip-java-debug-attributes",
                                                "--no-header-files",
                                                "--no-man-pages",
                                                "--output",
                                                into.toString()),
                                        archive
                                                ? Stream.of("--generate-cds-archive")
                                                : Stream.<String>empty())
                                .toArray(String[]::new));
        if (code != 0) {
            throw new IllegalStateException("jlink made no Java runtime: " + said);
        }
    }

    private void service(Stage stage, Part service) throws IOException {
        Path built = new Layout(home, home).application(service);
        Path sbom = home.resolve(service.label()).resolve("target").resolve(ImageLayout.SBOM);
        if (!Files.exists(built.resolve(ImageLayout.JAR)) || !Files.exists(sbom)) {
            throw new IllegalStateException(
                    service.label()
                            + " was not built with "
                            + sbom
                            + ": run ./mvnw -DskipTests package");
        }
        try (Stream<Path> files = Files.walk(built)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                Path name = built.relativize(file);
                boolean ofOthers =
                        name.startsWith("lib") && !name.getFileName().toString().startsWith(OWN);
                copy(
                        file,
                        (ofOthers ? stage.libraries(service) : stage.application(service))
                                .resolve(name));
            }
        }
        copy(sbom, stage.application(service).resolve(ImageLayout.SBOM));
        Files.createDirectories(stage.cacheFolder(service));
    }

    /**
     * A service as it lies in its image, in one folder, by hard links.
     *
     * @param folder made anew, on the stage's file system
     */
    public static Path assemble(Stage stage, Part service, Path folder) throws IOException {
        delete(folder);
        for (Path layer :
                List.of(
                        stage.libraries(service),
                        stage.application(service),
                        stage.cacheFolder(service))) {
            try (Stream<Path> files = Files.walk(layer)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path target = folder.resolve(layer.relativize(file));
                    Files.createDirectories(target.getParent());
                    Files.createLink(target, file);
                }
            }
        }
        return folder;
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to);
    }

    static void setTimes(Path folder) throws IOException {
        FileTime time = FileTime.from(TIME);
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.getFileAttributeView(
                                path, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                        .setTimes(time, null, null);
            }
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
