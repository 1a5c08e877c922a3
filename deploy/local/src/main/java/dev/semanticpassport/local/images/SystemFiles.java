package dev.semanticpassport.local.images;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The least that a Java runtime stands on: the C library from Debian's package, as signed and
 * checked by apt, a user, how names are looked up, and the folders that an engine mounts onto.
 */
final class SystemFiles {
    private static final String PACKAGE = "libc6";
    private static final String PASSWD =
            """
            root:x:0:0:root:/:/sbin/nologin
            service:x:10001:10001:service:/tmp:/sbin/nologin
            """;
    private static final String GROUP =
            """
            root:x:0:
            service:x:10001:
            """;
    private static final String NAMES =
            """
            passwd: files
            group: files
            hosts: files dns
            """;

    private SystemFiles() {}

    /**
     * Writes them.
     *
     * @param folder made anew
     * @throws IllegalStateException where there is no apt, or it finds no package
     */
    static Path write(Path folder) throws IOException {
        Staging.delete(folder);
        Path packages = Files.createDirectories(folder.resolve("packages"));
        run(packages, "apt-get", "--quiet=2", "download", PACKAGE);
        Path files = folder.resolve("files");
        try (Stream<Path> found = Files.list(packages)) {
            for (Path one : found.sorted().toList()) {
                run(packages, "dpkg-deb", "--extract", one.toString(), files.toString());
            }
        }
        removeWhatIsNotNeeded(files);
        Path etc = Files.createDirectories(files.resolve("etc"));
        Files.writeString(etc.resolve("passwd"), PASSWD);
        Files.writeString(etc.resolve("group"), GROUP);
        Files.writeString(etc.resolve("nsswitch.conf"), NAMES);
        for (String mountPoint : List.of("dev", "proc", "sys", "tmp")) {
            Files.createDirectories(files.resolve(mountPoint));
        }
        return files;
    }

    /** Conversions of old character sets, which Java brings itself, and texts but the licence. */
    private static void removeWhatIsNotNeeded(Path files) throws IOException {
        List<Path> folders;
        try (Stream<Path> all = Files.walk(files)) {
            folders = all.filter(Files::isDirectory).toList();
        }
        Path share = files.resolve("usr/share");
        for (Path each : folders) {
            boolean texts = share.equals(each.getParent()) && !each.endsWith("doc");
            if (texts || each.endsWith("gconv")) {
                Staging.delete(each);
            }
        }
    }

    private static void run(Path folder, String... command) throws IOException {
        Process process;
        try {
            process =
                    new ProcessBuilder(command)
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .start();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "there is no "
                            + command[0]
                            + " here, so that no base can be made of Debian packages: name an"
                            + " image with --base",
                    e);
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command[0] + " failed: " + said.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
