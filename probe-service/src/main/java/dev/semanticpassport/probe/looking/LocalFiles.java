package dev.semanticpassport.probe.looking;

import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.document.digesting.FileDigest;
import dev.semanticpassport.document.digesting.FolderReading;
import dev.semanticpassport.weights.Refusal;
import dev.semanticpassport.weights.mapping.FileIdentity;
import dev.semanticpassport.weights.opening.Opened;
import dev.semanticpassport.weights.opening.Opening;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Files on a disk. */
public final class LocalFiles implements ModelFiles {
    private static final Sha256 UNREAD = Sha256.of(new byte[0]);

    private final Path path;
    private final List<Entry> entries;
    private final Map<String, Path> places;
    private final String state;

    private LocalFiles(Path path, List<Entry> entries, Map<String, Path> places, String state) {
        this.path = path;
        this.entries = List.copyOf(entries);
        this.places = Map.copyOf(places);
        this.state = state;
    }

    /** Lists what lies at a path that may be looked at. */
    public static LocalFiles at(Path path, Roots roots) throws IOException {
        Path real = snapshot(roots.allowed(path), roots);
        Map<String, Path> places = new HashMap<>();
        List<String> names;
        if (Files.isDirectory(real)) {
            names = listed(real, places);
        } else {
            // the name that was given: in a hub cache the real one is a digest
            String name = String.valueOf(path.getFileName());
            places.put(name, real);
            names = List.of(name);
        }
        StringBuilder state = new StringBuilder();
        List<Entry> entries = new java.util.ArrayList<>();
        for (String name : names) {
            BasicFileAttributes attributes =
                    Files.readAttributes(places.get(name), BasicFileAttributes.class);
            entries.add(new Entry(name, attributes.size()));
            state.append(name)
                    .append('\0')
                    .append(attributes.size())
                    .append('\0')
                    .append(attributes.lastModifiedTime().toMillis())
                    .append('\n');
        }
        return new LocalFiles(
                Files.isDirectory(real) ? real : path,
                entries,
                places,
                Sha256.of(state.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .hex());
    }

    /** In a hub cache's folder the files are those of a snapshot. */
    private static Path snapshot(Path folder, Roots roots) throws IOException {
        if (!Files.isDirectory(folder.resolve("snapshots"))) {
            return folder;
        }
        try (Opened opened = Opening.open(folder)) {
            return roots.allowed(opened.path());
        }
    }

    private static List<String> listed(Path folder, Map<String, Path> places) throws IOException {
        try {
            return FolderReading.read(
                            folder,
                            Set.of(),
                            (file, name) -> {
                                places.put(name, file);
                                return UNREAD;
                            })
                    .stream()
                    .map(FileDigest::name)
                    .collect(Collectors.toList());
        } catch (IllegalArgumentException e) {
            throw LookFailedException.refused(
                    Refusal.Kind.UNSUPPORTED, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw LookFailedException.refused(
                    e.getMessage() != null && e.getMessage().contains("out of the folder")
                            ? Refusal.Kind.OUTSIDE
                            : Refusal.Kind.UNREADABLE,
                    "a file of the folder is no plain file, cannot be read, or is a link that leads"
                            + " out of the folder");
        }
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public List<Entry> entries() {
        return entries;
    }

    @Override
    public String state() {
        return state;
    }

    @Override
    public FileIdentity identity(Entry entry) throws IOException {
        return FileIdentity.of(at(entry));
    }

    @Override
    public Path at(Entry entry) {
        return java.util.Objects.requireNonNull(places.get(entry.name()));
    }

    /** They lie there already. */
    @Override
    public void headers() {}

    /** They lie there already. */
    @Override
    public void bytes(Entry entry, long first, long end) {}

    @Override
    public void close() {}
}
