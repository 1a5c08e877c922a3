package dev.semanticpassport.passport.fleet.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.semanticpassport.contracts.Access;
import dev.semanticpassport.contracts.EventJson;
import dev.semanticpassport.core.signing.CanonicalJson;
import java.util.List;

/** The JSON of this package's columns and documents; all of it was written by this service. */
final class FleetJson {
    private static final ObjectMapper MAPPER = EventJson.mapper();

    private FleetJson() {}

    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "cannot be written: " + value.getClass().getSimpleName(), e);
        }
    }

    static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "a column does not hold the " + type.getSimpleName() + " written there", e);
        }
    }

    static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** Ways of access as JSON that says their kinds. */
    static JsonNode list(List<Access> models) {
        ArrayNode list = MAPPER.createArrayNode();
        models.forEach(model -> list.add(tree(new Named(model)).path("access")));
        return list;
    }

    /** A way of access as JSON that says its kind. */
    static String write(Access model) {
        return tree(new Named(model)).path("access").toString();
    }

    /** By itself a value is written as what it is, without the kind among its alternatives. */
    private record Named(Access access) {}

    /** The canonical form (RFC 8785) of a value. */
    static byte[] canonical(Object value) {
        return CanonicalJson.bytes(tree(value));
    }
}
