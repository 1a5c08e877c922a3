package dev.semanticpassport.local.kit;

import dev.semanticpassport.local.platform.OwnerOnly;
import dev.semanticpassport.transfer.kit.Kit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;

/** Kits as folders, with a ZIP beside them. A secret kit is written for its owner alone. */
public final class KitFolder {
    private static final String OWNER_FOLDER = "rwx------";

    private KitFolder() {}

    /**
     * Writes a kit.
     *
     * @param folder which is not there yet, or is empty
     * @throws IllegalStateException when something lies there already: two kits in one folder would
     *     be none
     */
    public static void write(Kit kit, Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> there = Files.list(folder)) {
                if (there.findAny().isPresent()) {
                    throw new IllegalStateException(folder + " is not empty");
                }
            }
        }
        create(folder, kit.secret());
        for (Map.Entry<String, byte[]> file : kit.files().entrySet()) {
            Path path = folder.resolve(file.getKey());
            create(path.resolveSibling(""), kit.secret());
            write(path, file.getValue(), kit.secret());
        }
        write(folder.resolveSibling(folder.getFileName() + ".zip"), kit.zip(), kit.secret());
    }

    private static void write(Path file, byte[] content, boolean secret) throws IOException {
        if (secret) {
            OwnerOnly.write(file, content);
        } else {
            Files.write(file, content);
        }
    }

    private static void create(Path folder, boolean secret) throws IOException {
        if (secret && !Files.isDirectory(folder)) {
            Files.createDirectories(
                    folder,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString(OWNER_FOLDER)));
        } else {
            Files.createDirectories(folder);
        }
        if (secret) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(OWNER_FOLDER));
        }
    }
}
