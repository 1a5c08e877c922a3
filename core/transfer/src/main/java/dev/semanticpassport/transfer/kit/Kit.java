package dev.semanticpassport.transfer.kit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A kit's files by their paths, '/' between folders, in the order of their paths. */
public final class Kit {

    /** The earliest that a ZIP can tell: a kit's bytes depend on no clock. */
    private static final LocalDateTime ZIP_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final KitOrder.Kind kind;
    private final TreeMap<String, byte[]> files;

    Kit(KitOrder.Kind kind, Map<String, byte[]> files) {
        this.kind = kind;
        this.files = new TreeMap<>();
        files.forEach((path, content) -> this.files.put(path, content.clone()));
    }

    /** Whether only its owner may read it. */
    public boolean secret() {
        return kind == KitOrder.Kind.FULL;
    }

    /** A copy of the files. */
    public SequencedMap<String, byte[]> files() {
        TreeMap<String, byte[]> copy = new TreeMap<>();
        files.forEach((path, content) -> copy.put(path, content.clone()));
        return copy;
    }

    /** The same files as one ZIP, the same bytes each time. */
    public byte[] zip() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(ZIP_TIME);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory cannot be written", e);
        }
        return bytes.toByteArray();
    }

    @Override
    public String toString() {
        return "Kit[" + kind + ", " + files.size() + " files]";
    }
}
