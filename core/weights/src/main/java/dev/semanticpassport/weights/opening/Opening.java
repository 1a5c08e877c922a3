package dev.semanticpassport.weights.opening;

import dev.semanticpassport.weights.Bounds;
import dev.semanticpassport.weights.Refusal;
import dev.semanticpassport.weights.Refusal.Kind;
import dev.semanticpassport.weights.RefusedException;
import dev.semanticpassport.weights.TensorFile;
import dev.semanticpassport.weights.mapping.MappedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Opens a file, a folder, or a hub cache's folder of a model, and reads headers only. What cannot
 * be read is told as a refusal; the rest is there nevertheless.
 */
public final class Opening {
    private static final Pattern REVISION = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    private Opening() {}

    /** Opens what lies at the path. */
    public static Opened open(Path path) {
        try {
            Path real = path.toRealPath();
            if (!Files.isDirectory(real)) {
                return file(path, real);
            }
            Path folder = snapshot(real);
            return new FolderOpening(folder, entries(folder)).open();
        } catch (RefusedException e) {
            return nothing(path, e.refusal());
        } catch (IOException e) {
            Kind kind =
                    Files.exists(path, LinkOption.NOFOLLOW_LINKS) ? Kind.UNREADABLE : Kind.MISSING;
            return nothing(
                    path,
                    new Refusal(
                            kind,
                            path.toString(),
                            "",
                            kind == Kind.MISSING
                                    ? "is not there"
                                    : "cannot be read: " + e.getMessage()));
        }
    }

    private static Opened nothing(Path path, Refusal refusal) {
        return new Opened(
                path.toAbsolutePath(),
                new Contents.Nothing(),
                List.of(),
                List.of(),
                List.of(refusal));
    }

    private static Opened file(Path path, Path real) throws RefusedException {
        // the name that was given: in a hub cache the real one is a digest
        String name = String.valueOf(path.getFileName());
        MappedFile mapped = MappedFile.open(real, name);
        try {
            TensorFile header = mapped.read(bytes -> Recognising.read(name, bytes));
            List<Refusal> refusals = new ArrayList<>();
            OpenFile open = new OpenFile(header, mapped);
            Contents contents = Reckoning.alone(open, refusals);
            return new Opened(real, contents, List.of(open), List.of(), refusals);
        } catch (RefusedException e) {
            mapped.close();
            throw e;
        }
    }

    /** In a hub cache's folder of a model, the snapshot that its main revision names. */
    private static Path snapshot(Path folder) throws IOException {
        Path snapshots = folder.resolve("snapshots");
        if (!Files.isDirectory(snapshots) || !Files.isDirectory(folder.resolve("blobs"))) {
            return folder;
        }
        Path main = folder.resolve("refs").resolve("main");
        if (Files.isRegularFile(main) && Files.size(main) <= 128) {
            String revision = Files.readString(main).strip();
            if (REVISION.matcher(revision).matches()
                    && Files.isDirectory(snapshots.resolve(revision), LinkOption.NOFOLLOW_LINKS)) {
                return snapshots.resolve(revision);
            }
        }
        List<Path> all = entries(snapshots);
        if (all.size() != 1) {
            throw new RefusedException(
                    Kind.MISSING,
                    "refs/main",
                    "",
                    "names no snapshot, and there are %d; name one".formatted(all.size()));
        }
        return all.getFirst();
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> all = entries.limit(Bounds.FOLDER_ENTRIES + 1L).sorted().toList();
            if (all.size() > Bounds.FOLDER_ENTRIES) {
                throw new RefusedException(
                        Kind.BEYOND_BOUNDS,
                        String.valueOf(folder.getFileName()),
                        "",
                        "holds more than %d files".formatted(Bounds.FOLDER_ENTRIES));
            }
            return all;
        }
    }
}
