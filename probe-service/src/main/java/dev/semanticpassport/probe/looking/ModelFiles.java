package dev.semanticpassport.probe.looking;

import dev.semanticpassport.weights.mapping.FileIdentity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The files of a model as one look at them sees them. Used by one thread. */
public interface ModelFiles extends AutoCloseable {

    /**
     * One file.
     *
     * @param name its path within the folder, with '/'
     */
    record Entry(String name, long bytes) {}

    /** What {@code Opening} opens: a folder, or a single file. */
    Path path();

    /** All files, in the order in which their digests count. */
    List<Entry> entries();

    /** SHA-256, in hex, over what tells this state of the files from another. */
    String state();

    /** What tells this file from others without reading it, for digests that are known. */
    FileIdentity identity(Entry entry) throws IOException;

    /** Where the bytes are, once they were asked for. */
    Path at(Entry entry);

    /** Makes headers and configurations readable at {@link #path}. */
    void headers() throws IOException;

    /**
     * Makes some bytes of a file readable.
     *
     * @param end exclusive
     */
    void bytes(Entry entry, long first, long end) throws IOException;

    @Override
    void close();
}
