package dev.semanticpassport.weights.opening;

/**
 * A file that lies beside the tensors and is not read as such.
 *
 * @param file its name within the folder
 */
public record Listed(String file, long sizeBytes, Kind kind) {

    /** What it is for. */
    public enum Kind {
        /** Settings of the model, such as {@code config.json}. */
        SETTINGS,
        /** Of the tokenizer. */
        TOKENIZER,
        /** A pickle: loading it would run what it holds, so nobody here does. */
        PROGRAM,
        /** A folder in the folder; its files count for the digest only. */
        FOLDER,
        OTHER
    }
}
