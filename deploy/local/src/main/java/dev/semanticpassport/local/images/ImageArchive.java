package dev.semanticpassport.local.images;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarFile;

/** An image's archive, read. */
public final class ImageArchive {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path archive;
    private final JsonNode configuration;
    private final List<String> names;

    private ImageArchive(Path archive, JsonNode configuration, List<String> names) {
        this.archive = archive;
        this.configuration = configuration;
        this.names = names;
    }

    /**
     * A layer.
     *
     * @param name what it holds
     * @param packedBytes as it is stored and sent
     * @param bytes as it lies unpacked on a disk
     */
    public record Layer(String name, long packedBytes, long bytes) {}

    public static ImageArchive read(Path archive) throws IOException {
        try (TarFile tar = new TarFile(archive)) {
            Map<String, TarArchiveEntry> entries = entries(tar);
            JsonNode manifest = JSON.readTree(open(tar, entries, "manifest.json")).path(0);
            JsonNode configuration =
                    JSON.readTree(open(tar, entries, manifest.path("Config").asText()));
            List<String> names = new ArrayList<>();
            manifest.path("Layers").forEach(layer -> names.add(layer.asText()));
            return new ImageArchive(archive, configuration, names);
        }
    }

    /** The image's configuration as the OCI specification writes it. */
    public JsonNode configuration() {
        return configuration;
    }

    /** The lowest first. */
    public List<Layer> layers() throws IOException {
        List<Layer> layers = new ArrayList<>();
        try (TarFile tar = new TarFile(archive)) {
            Map<String, TarArchiveEntry> entries = entries(tar);
            for (String name : names) {
                long bytes;
                try (InputStream layer = new GZIPInputStream(open(tar, entries, name))) {
                    bytes = layer.transferTo(OutputStream.nullOutputStream());
                }
                String holds =
                        configuration.path("history").path(layers.size()).path("comment").asText();
                layers.add(new Layer(holds, entry(entries, name).getSize(), bytes));
            }
        }
        return layers;
    }

    /** Writes all layers into a folder, which becomes a root file system. */
    public void unpack(Path root) throws IOException {
        try (TarFile tar = new TarFile(archive)) {
            Map<String, TarArchiveEntry> entries = entries(tar);
            for (String name : names) {
                try (TarArchiveInputStream layer =
                        new TarArchiveInputStream(new GZIPInputStream(open(tar, entries, name)))) {
                    for (TarArchiveEntry entry = layer.getNextEntry();
                            entry != null;
                            entry = layer.getNextEntry()) {
                        unpack(layer, entry, root.resolve(entry.getName()).normalize(), root);
                    }
                }
            }
        }
    }

    private static void unpack(
            TarArchiveInputStream layer, TarArchiveEntry entry, Path target, Path root)
            throws IOException {
        if (!target.startsWith(root)) {
            throw new IOException("a layer's entry leads out of it: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
        } else {
            Files.createDirectories(target.getParent());
            Files.copy(layer, target);
            Files.setLastModifiedTime(target, entry.getLastModifiedTime());
        }
        Files.setPosixFilePermissions(target, permissions(entry.getMode()));
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        StringBuilder letters = new StringBuilder("rwxrwxrwx");
        for (int bit = 0; bit < letters.length(); bit++) {
            if (((mode >> (letters.length() - 1 - bit)) & 1) == 0) {
                letters.setCharAt(bit, '-');
            }
        }
        return PosixFilePermissions.fromString(letters.toString());
    }

    private static Map<String, TarArchiveEntry> entries(TarFile tar) {
        Map<String, TarArchiveEntry> entries = new HashMap<>();
        tar.getEntries().forEach(entry -> entries.put(entry.getName(), entry));
        return entries;
    }

    private static TarArchiveEntry entry(Map<String, TarArchiveEntry> entries, String name)
            throws IOException {
        TarArchiveEntry entry = entries.get(name);
        if (entry == null) {
            throw new IOException("the image's archive has no " + name);
        }
        return entry;
    }

    private static InputStream open(TarFile tar, Map<String, TarArchiveEntry> entries, String name)
            throws IOException {
        return tar.getInputStream(entry(entries, name));
    }
}
