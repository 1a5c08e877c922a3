package dev.semanticpassport.weights.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.semanticpassport.weights.Bounds;
import dev.semanticpassport.weights.Refusal.Kind;
import dev.semanticpassport.weights.RefusedException;
import dev.semanticpassport.weights.mapping.SegmentStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** JSON within bounds: nesting, names, numbers, sizes; no name twice, nothing after the end. */
public final class UntrustedJson {
    private static final int NUMBER_DIGITS = 64;

    // names are not interned and not kept in a shared table, which others' names could fill
    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(Bounds.NESTING)
                                    .maxNameLength(Bounds.NAME)
                                    .maxNumberLength(NUMBER_DIGITS)
                                    .maxStringLength(Bounds.TEXT_BYTES)
                                    .build())
                    .build();

    private static final ObjectMapper MAPPER =
            JsonMapper.builder(FACTORY)
                    .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private UntrustedJson() {}

    /** A parser over the bytes, which must be an object in UTF-8. */
    public static JsonParser parser(String file, MemorySegment bytes) throws IOException {
        requireObject(file, bytes);
        return FACTORY.createParser(new SegmentStream(bytes));
    }

    /** A whole object. */
    public static JsonNode object(String file, MemorySegment bytes) throws RefusedException {
        if (bytes.byteSize() > Bounds.JSON_BYTES) {
            throw new RefusedException(
                    Kind.BEYOND_BOUNDS,
                    file,
                    "",
                    "has %d bytes, more than the %d that are read"
                            .formatted(bytes.byteSize(), Bounds.JSON_BYTES));
        }
        try {
            requireObject(file, bytes);
            return MAPPER.readTree(new SegmentStream(bytes));
        } catch (RefusedException e) {
            throw e;
        } catch (IOException e) {
            throw refused(file, e);
        }
    }

    /** What the parser says of bytes that it cannot take. */
    public static RefusedException refused(String file, IOException problem) {
        return switch (problem) {
            case StreamConstraintsException e ->
                    new RefusedException(
                            Kind.BEYOND_BOUNDS, file, place(e), e.getOriginalMessage());
            case JsonProcessingException e -> {
                String said = e.getOriginalMessage();
                boolean twice = said.startsWith("Duplicate field");
                yield new RefusedException(
                        twice ? Kind.DUPLICATE : Kind.MALFORMED, file, place(e), said);
            }
            default ->
                    new RefusedException(
                            Kind.MALFORMED, file, "", "is no JSON: " + problem.getMessage());
        };
    }

    private static String place(JsonProcessingException e) {
        return e.getLocation() == null ? "" : "byte " + e.getLocation().getByteOffset();
    }

    /**
     * UTF-16 and UTF-32, which the parser would take, have a zero in their second byte or first.
     */
    private static void requireObject(String file, MemorySegment bytes) throws RefusedException {
        long at = 0;
        while (at < Math.min(bytes.byteSize(), Bounds.NAME) && isSpace(bytes, at)) {
            at++;
        }
        boolean starts =
                at + 1 < bytes.byteSize()
                        && bytes.get(ValueLayout.JAVA_BYTE, at) == '{'
                        && bytes.get(ValueLayout.JAVA_BYTE, at + 1) != 0;
        if (!starts) {
            throw new RefusedException(
                    Kind.MALFORMED, file, "byte " + at, "is no JSON object in UTF-8");
        }
    }

    private static boolean isSpace(MemorySegment bytes, long at) {
        byte one = bytes.get(ValueLayout.JAVA_BYTE, at);
        return one == ' ' || one == '\n' || one == '\r' || one == '\t';
    }
}
