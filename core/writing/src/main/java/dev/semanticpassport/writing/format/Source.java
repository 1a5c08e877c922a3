package dev.semanticpassport.writing.format;

import java.io.Reader;

/**
 * A decoded file to be read.
 *
 * @param file as in {@link dev.semanticpassport.writing.Message#source()}
 */
public record Source(String file, Reader text, ReadingOptions options, MessageSink sink) {

    Bounds bounds() {
        return options.bounds();
    }

    /** The file's name without folders and ending. */
    String title() {
        String name = file.substring(file.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
