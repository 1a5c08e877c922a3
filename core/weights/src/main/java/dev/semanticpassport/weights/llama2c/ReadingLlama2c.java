package dev.semanticpassport.weights.llama2c;

import dev.semanticpassport.weights.Element;
import dev.semanticpassport.weights.FileFormat;
import dev.semanticpassport.weights.Refusal.Kind;
import dev.semanticpassport.weights.RefusedException;
import dev.semanticpassport.weights.TensorEntry;
import dev.semanticpassport.weights.TensorFile;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Reads version 0 of llama2.c's export: seven integers, then all numbers in 32 bits, kind by kind
 * and within a kind layer by layer. It has no mark at its beginning, so it is told by its exact
 * size. Names are those that the same model has in Hugging Face's layout; rows of queries and keys
 * stay in llama2.c's order (neighbouring pairs are rotated).
 *
 * @see <a href="https://github.com/karpathy/llama2.c/blob/master/export.py">legacy_export</a>
 */
public final class ReadingLlama2c {
    private static final ValueLayout.OfInt INT =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final int MAGIC = 0x616b3432;
    private static final int HEADER_BYTES = 7 * Integer.BYTES;
    private static final int LARGEST = 1 << 20;
    private static final int MOST_LAYERS = 4_096;
    private static final long LARGEST_TOKENIZER = 64 << 20;
    private static final int LONGEST_TOKEN = 4_096;

    private final Shape shape;
    private final List<TensorEntry> tensors = new ArrayList<>();
    private long at = HEADER_BYTES;

    private ReadingLlama2c(Shape shape) {
        this.shape = shape;
    }

    /**
     * The seven integers.
     *
     * @param ownOutput whether the output has numbers of its own; told by the vocabulary's sign
     */
    private record Shape(
            long width,
            long feedForward,
            int layers,
            long heads,
            long keyHeads,
            long vocabulary,
            boolean ownOutput,
            long positions) {

        boolean possible() {
            return width > 0
                    && width <= LARGEST
                    && feedForward > 0
                    && feedForward <= LARGEST
                    && layers > 0
                    && layers <= MOST_LAYERS
                    && heads > 0
                    && keyHeads > 0
                    && heads % keyHeads == 0
                    && width % (2 * heads) == 0
                    && vocabulary > 0
                    && vocabulary <= LARGEST
                    && positions > 0
                    && positions <= LARGEST;
        }

        long keyWidth() {
            return width / heads * keyHeads;
        }

        long sizeBytes() {
            long layer =
                    2 * width
                            + 2 * width * width
                            + 2 * width * keyWidth()
                            + 3 * width * feedForward;
            long numbers =
                    vocabulary * width * (ownOutput ? 2 : 1)
                            + layers * layer
                            + width
                            + positions * (width / heads);
            return HEADER_BYTES + Float.BYTES * numbers;
        }
    }

    /** Whether the bytes begin with the mark of later versions, or with seven possible integers. */
    public static boolean looksLike(MemorySegment bytes) {
        return bytes.byteSize() >= HEADER_BYTES
                && (bytes.get(INT, 0) == MAGIC || shape(bytes).possible());
    }

    /**
     * Whether the bytes are, to the last one, a tokenizer of llama2.c: the longest token's length,
     * then for each token a score, a length and its bytes.
     */
    public static boolean isTokenizer(MemorySegment bytes) {
        if (bytes.byteSize() < 4 * Integer.BYTES || bytes.byteSize() > LARGEST_TOKENIZER) {
            return false;
        }
        int longest = bytes.get(INT, 0);
        long at = Integer.BYTES;
        while (at + 2 * Integer.BYTES <= bytes.byteSize()) {
            int length = bytes.get(INT, at + Integer.BYTES);
            // the format's own programs count characters where others count bytes
            if (length < 0 || length > 4L * longest) {
                return false;
            }
            at += 2 * Integer.BYTES + length;
        }
        return longest > 0 && longest <= LONGEST_TOKEN && at == bytes.byteSize();
    }

    /**
     * Reads the header only.
     *
     * @param bytes the whole file
     */
    public static TensorFile read(String file, MemorySegment bytes) throws RefusedException {
        if (bytes.byteSize() < HEADER_BYTES) {
            throw new RefusedException(
                    Kind.TRUNCATED, file, "", "has only " + bytes.byteSize() + " bytes");
        }
        if (bytes.get(INT, 0) == MAGIC) {
            throw new RefusedException(
                    Kind.UNSUPPORTED,
                    file,
                    "version",
                    "is version %s of llama2.c's export; 0 is read"
                            .formatted(Integer.toUnsignedString(bytes.get(INT, Integer.BYTES))));
        }
        Shape shape = shape(bytes);
        if (!shape.possible()) {
            throw new RefusedException(
                    Kind.UNKNOWN_FORMAT, file, "", "is no file of llama2.c: " + shape);
        }
        if (shape.sizeBytes() != bytes.byteSize()) {
            throw new RefusedException(
                    Kind.WRONG_SIZE,
                    file,
                    "",
                    "begins as a file of llama2.c, which would have %d bytes and has %d"
                            .formatted(shape.sizeBytes(), bytes.byteSize()));
        }
        return new ReadingLlama2c(shape).lay(file);
    }

    private static Shape shape(MemorySegment bytes) {
        int vocabulary = bytes.getAtIndex(INT, 5);
        return new Shape(
                bytes.getAtIndex(INT, 0),
                bytes.getAtIndex(INT, 1),
                bytes.getAtIndex(INT, 2),
                bytes.getAtIndex(INT, 3),
                bytes.getAtIndex(INT, 4),
                Math.abs((long) vocabulary),
                vocabulary < 0,
                bytes.getAtIndex(INT, 6));
    }

    private TensorFile lay(String file) {
        long width = shape.width;
        put("model.embed_tokens.weight", List.of(shape.vocabulary, width));
        each("input_layernorm", List.of(width));
        each("self_attn.q_proj", List.of(width, width));
        each("self_attn.k_proj", List.of(shape.keyWidth(), width));
        each("self_attn.v_proj", List.of(shape.keyWidth(), width));
        each("self_attn.o_proj", List.of(width, width));
        each("post_attention_layernorm", List.of(width));
        each("mlp.gate_proj", List.of(shape.feedForward, width));
        each("mlp.down_proj", List.of(width, shape.feedForward));
        each("mlp.up_proj", List.of(shape.feedForward, width));
        put("model.norm.weight", List.of(width));
        long half = width / shape.heads / 2;
        put("rope.cosine", List.of(shape.positions, half));
        put("rope.sine", List.of(shape.positions, half));
        if (shape.ownOutput) {
            put("lm_head.weight", List.of(shape.vocabulary, width));
        }
        return new TensorFile(
                file, FileFormat.LLAMA2C, tensors, notes(), HEADER_BYTES, at, List.of());
    }

    private void each(String part, List<Long> sides) {
        for (int layer = 0; layer < shape.layers; layer++) {
            put("model.layers." + layer + "." + part + ".weight", sides);
        }
    }

    private void put(String name, List<Long> sides) {
        long count = 1;
        for (long side : sides) {
            count *= side;
        }
        long end = at + count * Float.BYTES;
        tensors.add(new TensorEntry(name, Element.F32, sides, at, end));
        at = end;
    }

    private SequencedMap<String, String> notes() {
        SequencedMap<String, String> notes = new LinkedHashMap<>();
        notes.put("dim", String.valueOf(shape.width));
        notes.put("hidden_dim", String.valueOf(shape.feedForward));
        notes.put("n_layers", String.valueOf(shape.layers));
        notes.put("n_heads", String.valueOf(shape.heads));
        notes.put("n_kv_heads", String.valueOf(shape.keyHeads));
        notes.put("vocab_size", String.valueOf(shape.vocabulary));
        notes.put("max_seq_len", String.valueOf(shape.positions));
        return notes;
    }
}
