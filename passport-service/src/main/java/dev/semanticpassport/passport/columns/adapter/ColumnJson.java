package dev.semanticpassport.passport.columns.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.semanticpassport.contracts.EventJson;
import dev.semanticpassport.core.signing.CanonicalJson;
import java.nio.charset.StandardCharsets;

/** The JSON of columns and documents; all of it was written by this service. */
public final class ColumnJson {
    private static final ObjectMapper MAPPER = EventJson.mapper();

    private ColumnJson() {}

    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "cannot be written: " + value.getClass().getSimpleName(), e);
        }
    }

    public static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "a column does not hold the " + type.getSimpleName() + " written there", e);
        }
    }

    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** The canonical form (RFC 8785) of a value, as bytes. */
    public static byte[] canonical(Object value) {
        return CanonicalJson.bytes(tree(value));
    }

    /** The canonical form (RFC 8785) of a value, as text. */
    public static String canonicalText(Object value) {
        return new String(canonical(value), StandardCharsets.UTF_8);
    }
}
