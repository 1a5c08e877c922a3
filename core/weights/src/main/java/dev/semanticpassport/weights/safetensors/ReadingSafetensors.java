package dev.semanticpassport.weights.safetensors;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.semanticpassport.weights.Bounds;
import dev.semanticpassport.weights.Element;
import dev.semanticpassport.weights.FileFormat;
import dev.semanticpassport.weights.Refusal.Kind;
import dev.semanticpassport.weights.RefusedException;
import dev.semanticpassport.weights.Shown;
import dev.semanticpassport.weights.TensorEntry;
import dev.semanticpassport.weights.TensorFile;
import dev.semanticpassport.weights.json.UntrustedJson;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the header of a safetensors file: eight bytes of length, a JSON object, the numbers. As
 * strict as the format's own implementation: the tensors' bytes follow one another without a gap to
 * the file's end.
 *
 * @see <a href="https://github.com/huggingface/safetensors">safetensors, section "Format"</a>
 */
public final class ReadingSafetensors {
    private static final ValueLayout.OfLong LENGTH =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final int LENGTH_BYTES = 8;
    private static final String NOTES = "__metadata__";

    /** The names that the format has for its types; those of GGUF are not among them. */
    private static final Map<String, Element> ELEMENTS =
            Stream.of(Element.values())
                    .filter(element -> element.compareTo(Element.BOOL) <= 0)
                    .collect(Collectors.toUnmodifiableMap(Enum::name, Function.identity()));

    private final String file;
    private final MemorySegment bytes;
    private final long dataStart;
    private final List<TensorEntry> tensors = new ArrayList<>();
    private final SequencedMap<String, String> notes = new LinkedHashMap<>();

    private ReadingSafetensors(String file, MemorySegment bytes, long dataStart) {
        this.file = file;
        this.bytes = bytes;
        this.dataStart = dataStart;
    }

    /** Whether the bytes begin as such a file: a length that fits, then an object. */
    public static boolean looksLike(MemorySegment bytes) {
        if (bytes.byteSize() <= LENGTH_BYTES + 1) {
            return false;
        }
        long length = bytes.get(LENGTH, 0);
        return length >= 2
                && length <= bytes.byteSize() - LENGTH_BYTES
                && bytes.get(ValueLayout.JAVA_BYTE, LENGTH_BYTES) == '{';
    }

    /**
     * Reads the header only.
     *
     * @param bytes the whole file
     */
    public static TensorFile read(String file, MemorySegment bytes) throws RefusedException {
        long headerEnd = LENGTH_BYTES + headerLength(file, bytes);
        ReadingSafetensors reading = new ReadingSafetensors(file, bytes, headerEnd);
        MemorySegment header = bytes.asSlice(LENGTH_BYTES, headerEnd - LENGTH_BYTES);
        if (header.get(ValueLayout.JAVA_BYTE, 0) != '{') {
            throw new RefusedException(
                    Kind.MALFORMED, file, "byte 8", "the header does not begin with '{'");
        }
        try (JsonParser parser = UntrustedJson.parser(file, header)) {
            reading.header(parser);
        } catch (RefusedException e) {
            throw e;
        } catch (IOException e) {
            throw UntrustedJson.refused(file, e);
        }
        reading.requireGapless();
        return new TensorFile(
                file,
                FileFormat.SAFETENSORS,
                reading.tensors,
                reading.notes,
                headerEnd,
                bytes.byteSize(),
                List.of());
    }

    private static long headerLength(String file, MemorySegment bytes) throws RefusedException {
        if (bytes.byteSize() < LENGTH_BYTES) {
            throw new RefusedException(
                    Kind.TRUNCATED, file, "", "has only " + bytes.byteSize() + " bytes");
        }
        long length = bytes.get(LENGTH, 0);
        // as unsigned: 2^63 and more is far beyond as well
        if (length < 0 || length > Bounds.SAFETENSORS_HEADER_BYTES) {
            throw new RefusedException(
                    Kind.BEYOND_BOUNDS,
                    file,
                    "byte 0",
                    "announces a header of %s bytes, more than the %d that are read"
                            .formatted(
                                    Long.toUnsignedString(length),
                                    Bounds.SAFETENSORS_HEADER_BYTES));
        }
        if (length < 2) {
            throw new RefusedException(
                    Kind.MALFORMED, file, "byte 0", "announces a header of " + length + " bytes");
        }
        if (length > bytes.byteSize() - LENGTH_BYTES) {
            throw new RefusedException(
                    Kind.TRUNCATED,
                    file,
                    "byte 0",
                    "announces a header of %d bytes and has %d in all"
                            .formatted(length, bytes.byteSize()));
        }
        return length;
    }

    private void header(JsonParser parser) throws IOException {
        Set<String> names = new HashSet<>();
        expect(parser, parser.nextToken(), JsonToken.START_OBJECT, "");
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            if (!names.add(name)) {
                throw refused(Kind.DUPLICATE, name, "is described twice");
            }
            expect(parser, parser.nextToken(), JsonToken.START_OBJECT, name);
            if (name.equals(NOTES)) {
                notes(parser);
            } else {
                if (tensors.size() == Bounds.TENSORS) {
                    throw refused(
                            Kind.BEYOND_BOUNDS,
                            name,
                            "is one tensor more than the %d that are read"
                                    .formatted(Bounds.TENSORS));
                }
                tensors.add(tensor(parser, name));
            }
        }
        if (parser.nextToken() != null) {
            throw refused(Kind.MALFORMED, "", "has something after the header's object");
        }
    }

    private void notes(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            expect(parser, parser.nextToken(), JsonToken.VALUE_STRING, NOTES + "." + key);
            if (notes.size() == Bounds.NOTES) {
                throw refused(
                        Kind.BEYOND_BOUNDS,
                        NOTES,
                        "has more than the %d notes that are read".formatted(Bounds.NOTES));
            }
            String note = Shown.of(parser.getText(), Bounds.NOTE_CHARACTERS);
            if (notes.put(key, note) != null) {
                throw refused(Kind.DUPLICATE, NOTES + "." + key, "is there twice");
            }
        }
    }

    private TensorEntry tensor(JsonParser parser, String name) throws IOException {
        requireName(name);
        Element element = null;
        List<Long> shape = null;
        List<Long> offsets = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            JsonToken token = parser.nextToken();
            switch (field) {
                case "dtype" -> {
                    requireOnce(element, name, field);
                    expect(parser, token, JsonToken.VALUE_STRING, name + ".dtype");
                    element = element(name, parser.getText());
                }
                case "shape" -> {
                    requireOnce(shape, name, field);
                    shape = numbers(parser, token, name + ".shape", Bounds.SIDES);
                }
                case "data_offsets" -> {
                    requireOnce(offsets, name, field);
                    offsets = numbers(parser, token, name + ".data_offsets", 2);
                }
                // Java has no closed set of texts; what is not expected is refused
                default -> throw refused(Kind.MALFORMED, name, "has a field " + field);
            }
        }
        if (element == null || shape == null || offsets == null || offsets.size() != 2) {
            throw refused(Kind.MALFORMED, name, "lacks dtype, shape or two data_offsets");
        }
        return entry(name, element, shape, offsets.getFirst(), offsets.getLast());
    }

    private void requireName(String name) throws RefusedException {
        if (name.isEmpty() || name.codePoints().anyMatch(Shown::steers)) {
            throw refused(
                    Kind.MALFORMED, name, "is a name that is empty or has control characters");
        }
    }

    private void requireOnce(@Nullable Object before, String name, String field)
            throws RefusedException {
        if (before != null) {
            throw refused(Kind.DUPLICATE, name + "." + field, "is there twice");
        }
    }

    private Element element(String name, String type) throws RefusedException {
        Element element = ELEMENTS.get(type);
        if (element == null) {
            throw refused(Kind.UNSUPPORTED, name, "has the type " + type + ", which is not known");
        }
        return element;
    }

    private List<Long> numbers(JsonParser parser, JsonToken token, String place, int most)
            throws IOException {
        expect(parser, token, JsonToken.START_ARRAY, place);
        List<Long> numbers = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            expect(parser, parser.currentToken(), JsonToken.VALUE_NUMBER_INT, place);
            if (numbers.size() == most) {
                throw refused(Kind.BEYOND_BOUNDS, place, "has more than " + most + " numbers");
            }
            if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                    || parser.getLongValue() < 0) {
                throw refused(Kind.MALFORMED, place, "has a number below 0 or from 2^63 on");
            }
            numbers.add(parser.getLongValue());
        }
        return numbers;
    }

    private TensorEntry entry(String name, Element element, List<Long> shape, long from, long to)
            throws RefusedException {
        long room = bytes.byteSize() - dataStart;
        if (to > room) {
            throw refused(
                    Kind.TRUNCATED,
                    name,
                    "ends at byte %d of the numbers, of which there are %d".formatted(to, room));
        }
        long size = size(name, element, shape);
        if (from > to || to - from != size) {
            throw refused(
                    Kind.WRONG_SIZE,
                    name,
                    "%s %s takes %d bytes, not those from %d to %d"
                            .formatted(element, shape, size, from, to));
        }
        return new TensorEntry(name, element, shape, dataStart + from, dataStart + to);
    }

    private long size(String name, Element element, List<Long> shape) throws RefusedException {
        try {
            long count = 1;
            for (long side : shape) {
                count = Math.multiplyExact(count, side);
            }
            if (count % element.blockElements() != 0) {
                throw refused(
                        Kind.WRONG_SIZE,
                        name,
                        "has a number of %s that fills no whole bytes".formatted(element));
            }
            return Math.multiplyExact(count / element.blockElements(), element.blockBytes());
        } catch (ArithmeticException e) {
            throw refused(Kind.WRONG_SIZE, name, "has a size beyond 2^63 bytes");
        }
    }

    /** The tensors' bytes follow one another from the header to the file's end. */
    private void requireGapless() throws RefusedException {
        long at = dataStart;
        for (TensorEntry tensor : byPlace(tensors)) {
            if (tensor.firstByte() < at) {
                throw refused(
                        Kind.OVERLAP, tensor.name(), "shares bytes with the tensor before it");
            }
            if (tensor.firstByte() > at) {
                throw refused(
                        Kind.HOLE,
                        tensor.name(),
                        "begins %d bytes after the tensor before it"
                                .formatted(tensor.firstByte() - at));
            }
            at = tensor.endByte();
        }
        if (at != bytes.byteSize()) {
            throw refused(
                    Kind.HOLE,
                    "",
                    "has %d bytes after the last tensor".formatted(bytes.byteSize() - at));
        }
    }

    private static List<TensorEntry> byPlace(List<TensorEntry> tensors) {
        return tensors.stream()
                .sorted(
                        Comparator.comparingLong(TensorEntry::firstByte)
                                .thenComparingLong(TensorEntry::endByte))
                .toList();
    }

    private void expect(JsonParser parser, JsonToken found, JsonToken expected, String place)
            throws RefusedException {
        if (found != expected) {
            throw refused(
                    Kind.MALFORMED,
                    place.isEmpty()
                            ? "byte " + (LENGTH_BYTES + parser.currentLocation().getByteOffset())
                            : place,
                    "has %s where the format has %s".formatted(found, expected));
        }
    }

    private RefusedException refused(Kind kind, String place, String detail) {
        return new RefusedException(kind, file, place, detail);
    }
}
