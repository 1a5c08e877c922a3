package dev.semanticpassport.document.digesting;

import dev.semanticpassport.core.signing.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Digests the files of a model's folder. What version control keeps beside a model is left out, as
 * the specification has it; a link is followed only within the folder's tree of snapshots and
 * blobs, as caches of the Hugging Face hub have them.
 */
public final class FolderReading {
    /** Left out at the top of the folder (OpenSSF Model Signing 1.0, default excludes). */
    public static final Set<String> LEFT_OUT =
            Set.of(".git", ".gitignore", ".gitattributes", ".github");

    private static final int BUFFER_BYTES = 1 << 20;

    private FolderReading() {}

    /** How a file's digest is come by. */
    @FunctionalInterface
    public interface Digesting {
        /**
         * The SHA-256 of the file's bytes.
         *
         * @param name its name within the folder
         */
        Sha256 of(Path file, String name) throws IOException;
    }

    /**
     * Digests every file but those left out.
     *
     * @param leftOut further names at the top of the folder, such as the signature's
     * @param progress hears each file's name before it is read
     * @throws IOException naming the file that cannot be read, or that leads out of the folder
     */
    public static List<FileDigest> read(Path folder, Set<String> leftOut, Consumer<String> progress)
            throws IOException {
        return read(
                folder,
                leftOut,
                (file, name) -> {
                    progress.accept(name);
                    return digest(file);
                });
    }

    /**
     * Digests every file but those left out, with digests that may be known already.
     *
     * @param leftOut further names at the top of the folder, such as the signature's
     * @throws IOException naming the file that cannot be read, or that leads out of the folder
     */
    public static List<FileDigest> read(Path folder, Set<String> leftOut, Digesting digesting)
            throws IOException {
        Path root = folder.toRealPath();
        List<Path> found = new ArrayList<>();
        try (Stream<Path> entries = Files.list(root)) {
            for (Path entry : entries.sorted().toList()) {
                String name = entry.getFileName().toString();
                if (!LEFT_OUT.contains(name) && !leftOut.contains(name)) {
                    collect(entry, found);
                }
            }
        }
        List<FileDigest> files = new ArrayList<>();
        for (Path file : found) {
            String name = root.relativize(file).toString().replace('\\', '/');
            requireInside(root, file, name);
            files.add(new FileDigest(name, digesting.of(file, name)));
        }
        return FolderDigest.sorted(files);
    }

    private static void collect(Path entry, List<Path> found) throws IOException {
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
            try (Stream<Path> entries = Files.list(entry)) {
                for (Path inside : entries.sorted().toList()) {
                    collect(inside, found);
                }
            }
        } else if (Files.isRegularFile(entry)) {
            found.add(entry);
        } else {
            throw new IOException(entry + " is neither a file nor a folder, or a link to none");
        }
    }

    /**
     * Makes sure that a file, links followed, lies in the folder, or where a cache of the hub keeps
     * the files of the snapshot that the folder is.
     *
     * @param root the folder's real path
     * @throws IOException naming where the file leads
     */
    public static void requireInside(Path root, Path file, String name) throws IOException {
        Path real = file.toRealPath();
        Path snapshots = root.getParent();
        boolean hubCache =
                snapshots != null
                        && snapshots.endsWith("snapshots")
                        && snapshots.getParent() != null
                        && real.startsWith(snapshots.resolveSibling("blobs"));
        if (!real.startsWith(root) && !hubCache) {
            throw new IOException(name + " is a link that leads out of the folder, to " + real);
        }
    }

    private static Sha256 digest(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return Sha256.fromBytes(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
