package dev.semanticpassport.weights.mapping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Objects;

/**
 * What tells one state of a file from another without reading it.
 *
 * @param key the file system's own, such as device and inode; empty where it has none
 */
public record FileIdentity(String key, long sizeBytes, Instant modified) {

    /** Of the file that is there now, links followed. */
    public static FileIdentity of(Path path) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        return new FileIdentity(
                Objects.toString(attributes.fileKey(), ""),
                attributes.size(),
                attributes.lastModifiedTime().toInstant());
    }
}
