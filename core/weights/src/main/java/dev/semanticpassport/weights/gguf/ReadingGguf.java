package dev.semanticpassport.weights.gguf;

import dev.semanticpassport.weights.Bounds;
import dev.semanticpassport.weights.Element;
import dev.semanticpassport.weights.FileFormat;
import dev.semanticpassport.weights.Refusal.Kind;
import dev.semanticpassport.weights.RefusedException;
import dev.semanticpassport.weights.Shown;
import dev.semanticpassport.weights.TensorEntry;
import dev.semanticpassport.weights.TensorFile;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Reads the header of a GGUF file, versions 2 and 3, little-endian. A vocabulary is passed over,
 * not kept; a chat template is text and never run.
 *
 * @see <a href="https://github.com/ggml-org/ggml/blob/master/docs/gguf.md">GGUF</a>
 */
public final class ReadingGguf {
    private static final int MAGIC = 0x46554747;
    private static final int ALIGNMENT = 32;
    private static final int MOST_ALIGNMENT = 1 << 20;
    private static final int MOST_SIDES = 4;
    private static final int NESTED_ARRAYS = 4;
    private static final int FIRST_NOTE = 24;
    private static final ValueLayout.OfInt INT =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final String file;
    private final MemorySegment bytes;
    private final HeaderCursor cursor;
    private final SequencedMap<String, String> notes = new LinkedHashMap<>();
    private final List<TensorFile.ByteRange> tokenizer = new ArrayList<>();

    private ReadingGguf(String file, MemorySegment bytes) {
        this.file = file;
        this.bytes = bytes;
        this.cursor = new HeaderCursor(file, bytes);
    }

    /** Whether the bytes begin as such a file. */
    public static boolean looksLike(MemorySegment bytes) {
        return bytes.byteSize() >= Integer.BYTES && bytes.get(INT, 0) == MAGIC;
    }

    /**
     * Reads the header only.
     *
     * @param bytes the whole file
     */
    public static TensorFile read(String file, MemorySegment bytes) throws RefusedException {
        return new ReadingGguf(file, bytes).read();
    }

    /**
     * The bytes of the header's notes, keys and values as they stand there.
     *
     * @param bytes the whole file
     */
    public static TensorFile.ByteRange notes(String file, MemorySegment bytes)
            throws RefusedException {
        ReadingGguf reading = new ReadingGguf(file, bytes);
        reading.countAndNotes();
        return new TensorFile.ByteRange(FIRST_NOTE, reading.cursor.position());
    }

    private TensorFile read() throws RefusedException {
        int tensorCount = countAndNotes();
        List<Announced> announced = new ArrayList<>();
        for (int i = 0; i < tensorCount; i++) {
            announced.add(announced(i));
        }
        long alignment = alignment();
        long dataStart = Math.ceilDiv(cursor.position(), alignment) * alignment;
        List<TensorEntry> tensors = placed(announced, dataStart, alignment);
        return new TensorFile(
                file,
                FileFormat.GGUF,
                tensors,
                notes,
                Math.min(dataStart, bytes.byteSize()),
                bytes.byteSize(),
                tokenizer);
    }

    /** Passes over the notes, and says how many tensors follow. */
    private int countAndNotes() throws RefusedException {
        if (cursor.int32("magic") != MAGIC) {
            throw refused(Kind.UNKNOWN_FORMAT, "byte 0", "does not begin with GGUF");
        }
        requireVersion(cursor.int32("version"));
        int tensorCount = (int) cursor.count(Bounds.TENSORS, "tensors", "tensor_count");
        int noteCount = (int) cursor.count(Bounds.NOTES, "notes", "metadata_kv_count");
        for (int i = 0; i < noteCount; i++) {
            note();
        }
        return tensorCount;
    }

    private void requireVersion(int version) throws RefusedException {
        if (version != 2 && version != 3) {
            boolean turned =
                    Integer.reverseBytes(version) == 2 || Integer.reverseBytes(version) == 3;
            throw refused(
                    Kind.UNSUPPORTED,
                    "version",
                    turned
                            ? "is big-endian, which is not read"
                            : "is version %s; 2 and 3 are read"
                                    .formatted(Integer.toUnsignedString(version)));
        }
    }

    private void note() throws RefusedException {
        long first = cursor.position();
        String key = cursor.text(Bounds.NAME, "note " + notes.size());
        if (key.isEmpty() || key.codePoints().anyMatch(Shown::steers)) {
            throw refused(Kind.MALFORMED, key, "is a key that is empty or has control characters");
        }
        String shown = value(type(key), key, 0);
        if (notes.put(key, Shown.of(shown, Bounds.NOTE_CHARACTERS)) != null) {
            throw refused(Kind.DUPLICATE, key, "is there twice");
        }
        if (key.startsWith("tokenizer.") && !key.contains("chat_template")) {
            tokenizer.add(new TensorFile.ByteRange(first, cursor.position()));
        }
    }

    private ValueType type(String place) throws RefusedException {
        int number = cursor.int32(place);
        return ValueType.of(number)
                .orElseThrow(() ->
                        refused(
                                Kind.MALFORMED,
                                place,
                                "has a value of type %s, which the format does not have"
                                        .formatted(Integer.toUnsignedString(number))));
    }

    private String value(ValueType type, String key, int depth) throws RefusedException {
        return switch (type) {
            case UINT8 -> String.valueOf(cursor.int8(key) & 0xFF);
            case INT8 -> String.valueOf(cursor.int8(key));
            case BOOL -> String.valueOf(cursor.int8(key) != 0);
            case UINT16, INT16 -> {
                int low = cursor.int8(key) & 0xFF;
                int high = type == ValueType.INT16 ? cursor.int8(key) : cursor.int8(key) & 0xFF;
                yield String.valueOf((high << 8) | low);
            }
            case UINT32 -> Integer.toUnsignedString(cursor.int32(key));
            case INT32 -> String.valueOf(cursor.int32(key));
            case FLOAT32 -> String.valueOf(Float.intBitsToFloat(cursor.int32(key)));
            case UINT64 -> Long.toUnsignedString(cursor.int64(key));
            case INT64 -> String.valueOf(cursor.int64(key));
            case FLOAT64 -> String.valueOf(Double.longBitsToDouble(cursor.int64(key)));
            case STRING -> cursor.text(Bounds.TEXT_BYTES, key);
            case ARRAY -> array(key, depth);
        };
    }

    private String array(String key, int depth) throws RefusedException {
        if (depth == NESTED_ARRAYS) {
            throw refused(
                    Kind.BEYOND_BOUNDS,
                    key,
                    "has arrays in arrays, more than %d deep".formatted(NESTED_ARRAYS));
        }
        ValueType of = type(key);
        long length = cursor.count(Bounds.ARRAY_ENTRIES, "entries", key);
        switch (of) {
            case STRING -> {
                for (long i = 0; i < length; i++) {
                    cursor.skipText(key);
                }
            }
            case ARRAY -> {
                for (long i = 0; i < length; i++) {
                    array(key, depth + 1);
                }
            }
            case UINT8, INT8, UINT16, INT16, UINT32, INT32, FLOAT32, BOOL, UINT64, INT64, FLOAT64 ->
                    cursor.skip(length * of.bytes(), key);
        }
        return "%d × %s".formatted(length, of.name().toLowerCase(Locale.ROOT));
    }

    /** A tensor as the header announces it; its offset counts from where the numbers begin. */
    private record Announced(
            String name, Element element, List<Long> shape, long offset, long sizeBytes) {}

    private Announced announced(int ordinal) throws RefusedException {
        String name = cursor.text(Bounds.NAME, "tensor " + ordinal);
        if (name.isEmpty() || name.codePoints().anyMatch(Shown::steers)) {
            throw refused(
                    Kind.MALFORMED, name, "is a name that is empty or has control characters");
        }
        int sides = cursor.int32(name);
        if (sides < 0 || sides > MOST_SIDES) {
            throw refused(
                    Kind.MALFORMED,
                    name,
                    "has %s sides; a tensor has at most %d"
                            .formatted(Integer.toUnsignedString(sides), MOST_SIDES));
        }
        List<Long> shape = new ArrayList<>();
        for (int i = 0; i < sides; i++) {
            // ggml names the innermost side first
            shape.addFirst(cursor.int64(name));
        }
        int number = cursor.int32(name);
        Element element =
                TensorTypes.of(number)
                        .orElseThrow(() ->
                                refused(
                                        Kind.UNSUPPORTED,
                                        name,
                                        "has ggml's type %s, which is not known"
                                                .formatted(Integer.toUnsignedString(number))));
        return new Announced(name, element, shape, cursor.int64(name), size(name, element, shape));
    }

    private long size(String name, Element element, List<Long> shape) throws RefusedException {
        long row = shape.isEmpty() ? 1 : shape.getLast();
        if (row % element.blockElements() != 0) {
            throw refused(
                    Kind.WRONG_SIZE,
                    name,
                    "has rows of %d, and %s packs %d"
                            .formatted(row, element, element.blockElements()));
        }
        try {
            long count = 1;
            for (long side : shape) {
                if (side < 0) {
                    throw refused(Kind.WRONG_SIZE, name, "has a side from 2^63 on");
                }
                count = Math.multiplyExact(count, side);
            }
            return Math.multiplyExact(count / element.blockElements(), element.blockBytes());
        } catch (ArithmeticException e) {
            throw refused(Kind.WRONG_SIZE, name, "has a size beyond 2^63 bytes");
        }
    }

    private long alignment() throws RefusedException {
        String noted = notes.get("general.alignment");
        if (noted == null) {
            return ALIGNMENT;
        }
        long alignment = -1;
        if (noted.matches("[0-9]{1,10}")) {
            alignment = Long.parseLong(noted);
        }
        if (alignment < 1 || alignment > MOST_ALIGNMENT || Long.bitCount(alignment) != 1) {
            throw refused(
                    Kind.MALFORMED,
                    "general.alignment",
                    "is " + noted + ", no power of two up to " + MOST_ALIGNMENT);
        }
        return alignment;
    }

    private List<TensorEntry> placed(List<Announced> announced, long dataStart, long alignment)
            throws RefusedException {
        Set<String> names = new HashSet<>();
        long room = Math.max(0, bytes.byteSize() - dataStart);
        List<TensorEntry> tensors = new ArrayList<>();
        for (Announced tensor : announced) {
            if (!names.add(tensor.name)) {
                throw refused(Kind.DUPLICATE, tensor.name, "is described twice");
            }
            if (tensor.offset < 0 || tensor.offset % alignment != 0) {
                throw refused(
                        Kind.MALFORMED,
                        tensor.name,
                        "begins at byte %s of the numbers, which is no multiple of %d"
                                .formatted(Long.toUnsignedString(tensor.offset), alignment));
            }
            if (tensor.offset > room || tensor.sizeBytes > room - tensor.offset) {
                throw refused(
                        Kind.TRUNCATED,
                        tensor.name,
                        "takes %d bytes from %d on, and there are %d"
                                .formatted(tensor.sizeBytes, tensor.offset, room));
            }
            long first = dataStart + tensor.offset;
            tensors.add(
                    new TensorEntry(
                            tensor.name,
                            tensor.element,
                            tensor.shape,
                            first,
                            first + tensor.sizeBytes));
        }
        requireGapless(tensors, dataStart, alignment);
        return tensors;
    }

    /** Between tensors there is room only for the next multiple of the alignment. */
    private void requireGapless(List<TensorEntry> tensors, long dataStart, long alignment)
            throws RefusedException {
        List<TensorEntry> byPlace =
                tensors.stream()
                        .sorted(
                                Comparator.comparingLong(TensorEntry::firstByte)
                                        .thenComparingLong(TensorEntry::endByte))
                        .toList();
        long at = dataStart;
        for (TensorEntry tensor : byPlace) {
            if (tensor.firstByte() < at) {
                throw refused(
                        Kind.OVERLAP, tensor.name(), "shares bytes with the tensor before it");
            }
            if (tensor.firstByte() - at >= alignment) {
                throw refused(
                        Kind.HOLE,
                        tensor.name(),
                        "begins %d bytes after the tensor before it"
                                .formatted(tensor.firstByte() - at));
            }
            at = tensor.endByte();
        }
        if (bytes.byteSize() - at >= alignment) {
            throw refused(
                    Kind.HOLE,
                    "",
                    "has %d bytes after the last tensor".formatted(bytes.byteSize() - at));
        }
    }

    private RefusedException refused(Kind kind, String place, String detail) {
        return new RefusedException(kind, file, place, detail);
    }
}
