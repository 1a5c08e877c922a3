package dev.semanticpassport.core.signing;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.erdtman.jcs.JsonCanonicalizer;

/**
 * JSON in the one form that is hashed and signed (RFC 8785). Numbers are IEEE 754 doubles there: an
 * integer beyond 2^53 belongs into a string.
 */
public final class CanonicalJson {

    /** Deeper JSON is refused: the canonicaliser descends one stack frame per level. */
    public static final int MAX_DEPTH = 200;

    private static final ObjectMapper STRICT =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(MAX_DEPTH)
                                                    .build())
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                    .build();

    private CanonicalJson() {}

    /**
     * Reads any JSON strictly: UTF-8, no duplicate names, nothing after it, at most {@link
     * #MAX_DEPTH} deep.
     */
    public static JsonNode read(String file, byte[] json) {
        try {
            // Decoded here because Jackson would guess at UTF-16 and UTF-32.
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
            JsonNode node = STRICT.readTree(text);
            if (node.isMissingNode()) {
                throw new UnreadableFileException(file, "", "is empty");
            }
            return node;
        } catch (CharacterCodingException e) {
            throw new UnreadableFileException(file, "", "is not UTF-8");
        } catch (JsonProcessingException e) {
            throw new UnreadableFileException(file, "", "is not JSON: " + withoutContent(e));
        }
    }

    /**
     * The canonical bytes of a tree of JSON. A number that no double holds exactly, such as 2^53 +
     * 1, is refused: it would be signed as another one.
     */
    public static byte[] bytes(JsonNode json) {
        requireDoubles(json);
        return canonical(json.toString());
    }

    /** The canonical bytes of any JSON text. */
    public static byte[] bytes(byte[] json) {
        return bytes(read("JSON", json));
    }

    /** The digest of the canonical bytes. */
    public static Sha256 sha256(JsonNode json) {
        return Sha256.of(bytes(json));
    }

    /**
     * Whether these bytes are byte for byte what canonicalising them would give; false for what is
     * not JSON.
     */
    public static boolean isCanonical(byte[] json) {
        try {
            return Arrays.equals(json, bytes(json));
        } catch (UnreadableFileException | IllegalArgumentException e) {
            return false;
        }
    }

    private static void requireDoubles(JsonNode json) {
        if (json.isNumber() && !isDouble(json)) {
            throw new IllegalArgumentException(
                    "JSON has a number that no double holds; it belongs into a string");
        }
        json.forEach(CanonicalJson::requireDoubles);
    }

    private static boolean isDouble(JsonNode number) {
        double nearest = number.doubleValue();
        if (!Double.isFinite(nearest) || !number.isIntegralNumber()) {
            return Double.isFinite(nearest);
        }
        return new BigDecimal(nearest).compareTo(number.decimalValue()) == 0;
    }

    private static byte[] canonical(String json) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(json)) {
            throw new IllegalArgumentException("JSON with half a surrogate pair has no UTF-8 form");
        }
        try {
            return new JsonCanonicalizer(json).getEncodedUTF8();
        } catch (IOException e) {
            throw new IllegalArgumentException("not JSON that can be canonicalised", e);
        }
    }

    /** The message without the piece of source that it may quote: a file may hold secrets. */
    private static String withoutContent(JsonProcessingException e) {
        String at =
                e.getLocation() == null
                        ? ""
                        : " at line "
                                + e.getLocation().getLineNr()
                                + ", column "
                                + e.getLocation().getColumnNr();
        return e.getClass().getSimpleName() + at;
    }
}
