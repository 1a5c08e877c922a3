package dev.semanticpassport.contracts;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes the JSON Schema (draft 7, as AsyncAPI reads it) of an event from its record. */
final class Schemas {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Topic topic;
    private final boolean strict;
    private final ObjectNode definitions = JSON.objectNode();

    private Schemas(Topic topic) {
        this.topic = topic;
        strict = topic.writtenByAnyone();
    }

    static ObjectNode of(Topic topic) {
        Schemas schemas = new Schemas(topic);
        ObjectNode schema =
                JSON.objectNode()
                        .put("$schema", "http://json-schema.org/draft-07/schema#")
                        .put("title", topic.event().getSimpleName())
                        .put("description", description(topic));
        schema.setAll(schemas.record(topic.event(), null));
        if (!schemas.definitions.isEmpty()) {
            schema.set("definitions", schemas.definitions);
        }
        return schema;
    }

    static String description(Topic topic) {
        return topic.event().getAnnotation(Described.class).value();
    }

    private ObjectNode record(Class<?> type, @Nullable String kind) {
        ObjectNode properties = JSON.objectNode();
        ArrayNode required = JSON.arrayNode();
        if (kind != null) {
            properties.putObject("kind").put("const", kind);
            required.add("kind");
        }
        for (RecordComponent component : type.getRecordComponents()) {
            properties.set(component.getName(), property(component));
            if (isRequired(type, component)) {
                required.add(component.getName());
            }
        }
        ObjectNode schema = JSON.objectNode().put("type", "object");
        schema.set("properties", properties);
        schema.set("required", required);
        // People's typing errors are found; among services a newer one may say more.
        return strict ? schema.put("additionalProperties", false) : schema;
    }

    /** What services write is always complete; of what people write some may be left out. */
    private boolean isRequired(Class<?> type, RecordComponent component) {
        return !isNullable(component)
                && !(strict
                        && LeftOut.of(topic)
                                .contains(type.getSimpleName() + "." + component.getName()));
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private ObjectNode property(RecordComponent component) {
        ObjectNode of = value(component.getGenericType());
        if (isNullable(component)) {
            of = nullable(of);
        }
        Described described = component.getAnnotation(Described.class);
        if (described == null) {
            throw new AssertionError(component + " is not described");
        }
        ObjectNode property = JSON.objectNode().put("description", described.value());
        if (of.has("$ref")) {
            // In draft 7 nothing beside a $ref is read.
            property.putArray("allOf").add(of);
        } else {
            property.setAll(of);
        }
        return property;
    }

    private static ObjectNode nullable(ObjectNode of) {
        if (of.has("type")) {
            String type = of.get("type").textValue();
            of.putArray("type").add(type).add("null");
            return of;
        }
        ObjectNode either = JSON.objectNode();
        either.putArray("anyOf").add(of).add(JSON.objectNode().put("type", "null"));
        return either;
    }

    private ObjectNode value(Type type) {
        if (type instanceof ParameterizedType generic) {
            List<Type> of = Arrays.asList(generic.getActualTypeArguments());
            return generic.getRawType() == Map.class
                    ? with(typed("object"), "additionalProperties", value(of.getLast()))
                    : with(typed("array"), "items", value(of.getLast()));
        }
        Class<?> plain = (Class<?>) type;
        return scalar(plain, plain.isPrimitive() ? plain.getName() : plain.getSimpleName());
    }

    private ObjectNode scalar(Class<?> type, String name) {
        return switch (name) {
            case "String" -> typed("string");
            case "boolean", "Boolean" -> typed("boolean");
            case "int", "long", "Integer", "Long" -> typed("integer");
            case "double", "Double" -> typed("number");
            default -> {
                if (type == UUID.class) {
                    yield typed("string").put("format", "uuid");
                }
                if (type == URI.class) {
                    yield typed("string").put("format", "uri");
                }
                yield reference(type);
            }
        };
    }

    private ObjectNode reference(Class<?> type) {
        String name = type.getSimpleName();
        if (!definitions.has(name)) {
            definitions.putObject(name);
            definitions.set(name, definition(type));
        }
        return JSON.objectNode().put("$ref", "#/definitions/" + name);
    }

    private ObjectNode definition(Class<?> type) {
        if (type.isEnum()) {
            ObjectNode schema = typed("string");
            ArrayNode values = schema.putArray("enum");
            Arrays.stream(type.getEnumConstants()).forEach(value -> values.add(value.toString()));
            return schema;
        }
        if (type.isRecord()) {
            return record(type, null);
        }
        ObjectNode schema = JSON.objectNode();
        ArrayNode alternatives = schema.putArray("oneOf");
        for (var alternative : type.getAnnotation(JsonSubTypes.class).value()) {
            String kind = alternative.name();
            alternatives.add(record(alternative.value(), kind.isEmpty() ? null : kind));
        }
        return schema;
    }

    private static ObjectNode typed(String type) {
        return JSON.objectNode().put("type", type);
    }

    private static ObjectNode with(ObjectNode schema, String name, ObjectNode value) {
        schema.set(name, value);
        return schema;
    }
}
