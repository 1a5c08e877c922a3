package dev.semanticpassport.contracts;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/** Which fields of an event may be left out: found by leaving each out and reading the rest. */
final class LeftOut {
    private static final ObjectMapper MAPPER = EventJson.mapper();

    private LeftOut() {}

    /** Names as {@code Budget.maxProbes}. */
    static Set<String> of(Topic topic) {
        try {
            JsonNode whole = MAPPER.readTree(EventJson.write(Examples.of(topic)));
            Set<String> found = new TreeSet<>();
            collect(topic, whole, whole, topic.event(), found);
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(
            Topic topic, JsonNode whole, JsonNode at, Class<?> type, Set<String> found)
            throws JsonProcessingException {
        for (RecordComponent component : type.getRecordComponents()) {
            String name = component.getName();
            JsonNode value = ((ObjectNode) at).remove(name);
            if (value == null) {
                // not even written where there is none
                found.add(type.getSimpleName() + "." + name);
                continue;
            }
            byte[] rest = MAPPER.writeValueAsBytes(whole);
            if (EventJson.read(topic.type(), rest) instanceof Decoded.Good) {
                found.add(type.getSimpleName() + "." + name);
            }
            ((ObjectNode) at).set(name, value);
            if (value.isObject() && holdsRecord(component.getType())) {
                collect(topic, whole, value, recordOf(component.getType(), value), found);
            }
        }
    }

    private static boolean holdsRecord(Class<?> type) {
        return type.isRecord() || type.isAnnotationPresent(JsonSubTypes.class);
    }

    private static Class<?> recordOf(Class<?> type, JsonNode value) {
        if (type.isRecord()) {
            return type;
        }
        return Arrays.stream(type.getAnnotation(JsonSubTypes.class).value())
                .filter(alternative -> alternative.name().equals(value.get("kind").textValue()))
                .findFirst()
                .orElseThrow()
                .value();
    }
}
