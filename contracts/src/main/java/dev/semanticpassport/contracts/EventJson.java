package dev.semanticpassport.contracts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The JSON form of events. Requests, which people write by hand, are read strictly: an unknown
 * field is an error that names it. Events among the services are read with unknown fields ignored,
 * so that services of neighbouring versions can run side by side.
 */
public final class EventJson {
    private static final ObjectMapper MAPPER = mapper();

    private EventJson() {}

    /** A mapper with the conventions of our events: ISO dates, no coercions, bounded depth. */
    public static ObjectMapper mapper() {
        ObjectMapper mapper =
                JsonMapper.builder()
                        .addModule(new JavaTimeModule())
                        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .withCoercionConfigDefaults(c ->
                                c.setCoercion(CoercionInputShape.String, CoercionAction.Fail)
                                        .setCoercion(
                                                CoercionInputShape.EmptyString,
                                                CoercionAction.Fail))
                        .withCoercionConfig(
                                LogicalType.Integer,
                                c -> c.setCoercion(CoercionInputShape.Float, CoercionAction.Fail))
                        .withCoercionConfig(
                                LogicalType.Textual,
                                c ->
                                        c.setCoercion(
                                                        CoercionInputShape.Integer,
                                                        CoercionAction.Fail)
                                                .setCoercion(
                                                        CoercionInputShape.Boolean,
                                                        CoercionAction.Fail))
                        .build();
        mapper.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(32).build());
        return mapper;
    }

    /**
     * @throws IllegalArgumentException when the event is larger than {@link Topic#MAX_EVENT_BYTES}
     */
    public static byte[] write(Event event) {
        try {
            byte[] json = MAPPER.writeValueAsBytes(event);
            Checks.that(
                    json.length <= Topic.MAX_EVENT_BYTES,
                    event.topic().type()
                            + " "
                            + event.id()
                            + " has "
                            + json.length
                            + " bytes, above the bound of "
                            + Topic.MAX_EVENT_BYTES);
            return json;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event that cannot be written: " + event.id(), e);
        }
    }

    /**
     * Reads a record's value.
     *
     * @param type the CloudEvents type of the record, null where it has none
     * @param json the record's value, null where it has none
     */
    public static Decoded read(@Nullable String type, byte @Nullable [] json) {
        if (type == null) {
            return new Decoded.Bad("header ce_type is missing");
        }
        Optional<Topic> topic = Topic.ofType(type);
        if (topic.isEmpty()) {
            return new Decoded.Bad("unknown event type or version " + printable(type));
        }
        if (json == null || json.length == 0) {
            return new Decoded.Bad("the record has no value");
        }
        if (json.length > Topic.MAX_EVENT_BYTES) {
            return new Decoded.Bad(
                    "the record has "
                            + json.length
                            + " bytes, above the bound of "
                            + Topic.MAX_EVENT_BYTES);
        }
        ObjectReader reader = MAPPER.readerFor(topic.get().event());
        boolean strict = topic.get().writtenByAnyone();
        if (strict) {
            reader = reader.with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        }
        try {
            Event event = reader.readValue(json);
            return event == null
                    ? new Decoded.Bad("the record's value is null")
                    : new Decoded.Good(event);
        } catch (IOException e) {
            Optional<String> misspelt =
                    strict ? misspelt(json, topic.get().event()) : Optional.empty();
            return new Decoded.Bad(misspelt.orElseGet(() -> explain(e)));
        }
    }

    private static Optional<String> misspelt(byte[] json, Class<? extends Event> type) {
        try {
            JsonNode tree = MAPPER.readTree(json);
            return tree == null ? Optional.empty() : UnknownFields.first(tree, type);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** What is wrong with some JSON and where, in words and without its content. */
    public static String explain(IOException problem) {
        return switch (problem) {
            case UnrecognizedPropertyException unknown ->
                    "unknown field "
                            + path(unknown)
                            + "; known here: "
                            + unknown.getKnownPropertyIds();
            case ValueInstantiationException refused when refused.getCause() != null ->
                    String.valueOf(refused.getCause().getMessage());
            case InvalidTypeIdException kind ->
                    "field " + path(kind) + " has no or an unknown \"kind\"";
            case MismatchedInputException mismatch ->
                    "field "
                            + path(mismatch)
                            + " must be "
                            + (mismatch.getTargetType() == null
                                    ? "something else"
                                    : "a " + mismatch.getTargetType().getSimpleName());
            case JsonMappingException mapping -> "field " + path(mapping) + " cannot be read";
            case StreamConstraintsException bounds ->
                    "beyond the bounds of JSON read here: " + bounds.getOriginalMessage();
            case JsonProcessingException syntax ->
                    "not JSON: line "
                            + syntax.getLocation().getLineNr()
                            + ", column "
                            + syntax.getLocation().getColumnNr();
            default -> "cannot be read";
        };
    }

    private static String path(JsonMappingException problem) {
        String path =
                problem.getPath().stream()
                        .map(step ->
                                step.getFieldName() == null
                                        ? "[" + step.getIndex() + "]"
                                        : printable(step.getFieldName()))
                        .collect(Collectors.joining("."));
        return path.isEmpty() ? "(the whole)" : path;
    }

    static String printable(String text) {
        String cut = text.length() > 80 ? text.substring(0, 80) + "…" : text;
        return cut.replaceAll("\\p{Cntrl}", "?");
    }
}
