package dev.semanticpassport.weights;

/**
 * How much is read of files that nobody vouches for. Real files stay far below; what goes beyond is
 * refused as {@link Refusal.Kind#BEYOND_BOUNDS}.
 */
public final class Bounds {
    /** Of a safetensors header, as the format's own implementation has it. */
    public static final int SAFETENSORS_HEADER_BYTES = 100_000_000;

    /** Of a GGUF header; the largest vocabularies take about 10 MB. */
    public static final long GGUF_HEADER_BYTES = 512L << 20;

    /** Tensors of one file. */
    public static final int TENSORS = 262_144;

    /** Tensors of all files of one model. */
    public static final int MODEL_TENSORS = 524_288;

    /** UTF-8 bytes or characters of a tensor's name or a note's key. */
    public static final int NAME = 1_024;

    /** Sides of a tensor. */
    public static final int SIDES = 16;

    /** Notes of one header. */
    public static final int NOTES = 65_536;

    /** Bytes of one text in a header, such as a chat template. */
    public static final int TEXT_BYTES = 16 << 20;

    /** Characters that are kept of a note. */
    public static final int NOTE_CHARACTERS = 256;

    /** Arrays within arrays, objects within objects. */
    public static final int NESTING = 16;

    /** Entries of one array in a GGUF header. */
    public static final long ARRAY_ENTRIES = 16L << 20;

    /** Of a configuration file or a shards' index. */
    public static final int JSON_BYTES = 64 << 20;

    /** Files that an index names. */
    public static final int SHARDS = 10_000;

    /** Files and folders in an opened folder. */
    public static final int FOLDER_ENTRIES = 100_000;

    private Bounds() {}
}
