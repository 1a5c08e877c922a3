package dev.semanticpassport.weights;

import java.util.List;
import java.util.SequencedMap;

/**
 * One file of tensors, as its header tells.
 *
 * @param file its name within the opened folder
 * @param notes what the header says beside the tensors, each cut to {@link Bounds#NOTE_CHARACTERS};
 *     of an array only its type and length
 * @param headerBytes bytes before the first tensor's
 * @param sizeBytes of the whole file
 * @param tokenizer the header's bytes that hold a tokenizer; empty where it holds none
 */
public record TensorFile(
        String file,
        FileFormat format,
        List<TensorEntry> tensors,
        SequencedMap<String, String> notes,
        long headerBytes,
        long sizeBytes,
        List<ByteRange> tokenizer) {
    public TensorFile {
        tensors = List.copyOf(tensors);
        notes = java.util.Collections.unmodifiableSequencedMap(notes);
        tokenizer = List.copyOf(tokenizer);
    }

    /**
     * Bytes of a file.
     *
     * @param end exclusive
     */
    public record ByteRange(long first, long end) {}
}
