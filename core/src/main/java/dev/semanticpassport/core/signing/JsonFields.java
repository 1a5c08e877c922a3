package dev.semanticpassport.core.signing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * One JSON object of a file, read field by field; every error names the file and the field. Never
 * quotes values.
 */
public final class JsonFields {

    private final String file;
    private final String path;
    private final JsonNode object;

    private JsonFields(String file, String path, JsonNode object) {
        if (!object.isObject()) {
            throw new UnreadableFileException(file, path, "is not a JSON object");
        }
        this.file = file;
        this.path = path;
        this.object = object;
    }

    /** The file's outermost object. */
    public static JsonFields of(String file, byte[] json) {
        return new JsonFields(file, "", CanonicalJson.read(file, json));
    }

    /**
     * An object that was read already.
     *
     * @param path where in the file it stands, for errors; empty for the outermost
     */
    public static JsonFields of(String file, String path, JsonNode object) {
        return new JsonFields(file, path, object);
    }

    public boolean has(String name) {
        return object.has(name);
    }

    /** Whether the field is there and not null. */
    public boolean given(String name) {
        return object.hasNonNull(name);
    }

    public String text(String name) {
        JsonNode node = field(name);
        if (!node.isTextual()) {
            throw error(name, "is not a text");
        }
        return node.textValue();
    }

    /** A whole number from 0 to 2^53 - 1, where JSON's numbers are exact. */
    public long count(String name) {
        JsonNode node = field(name);
        if (!node.isIntegralNumber()
                || !node.canConvertToLong()
                || node.longValue() < 0
                || node.longValue() >= 1L << 53) {
            throw error(name, "is not a whole number from 0 to 2^53 - 1");
        }
        return node.longValue();
    }

    /** A finite number. */
    public double number(String name) {
        JsonNode node = field(name);
        if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
            throw error(name, "is not a finite number");
        }
        return node.doubleValue();
    }

    /** True or false. */
    public boolean flag(String name) {
        JsonNode node = field(name);
        if (!node.isBoolean()) {
            throw error(name, "is neither true nor false");
        }
        return node.booleanValue();
    }

    /** The values of a list, whatever they are. */
    public List<JsonNode> list(String name) {
        List<JsonNode> values = new ArrayList<>();
        array(name).forEach(values::add);
        return values;
    }

    /** The file and the place of a field, as errors name it. */
    public String where(String name) {
        return file + ", field " + path(name);
    }

    /** Any value but null. */
    public JsonNode any(String name) {
        return field(name);
    }

    /** The names of this object's fields, in the file's order. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Applies a reader where the field is there; null, too, is refused then. */
    public <T> Optional<T> optional(String name, Function<String, T> reader) {
        return object.has(name) ? Optional.of(reader.apply(name)) : Optional.empty();
    }

    /** A place in a list, from 0 and below the end. */
    public int index(String name, int end) {
        long index = count(name);
        if (index >= end) {
            throw error(name, "is not below " + end);
        }
        return (int) index;
    }

    /** Refuses any other text in this field. */
    public void requireText(String name, String expected) {
        if (!text(name).equals(expected)) {
            throw error(name, "is not " + expected);
        }
    }

    public Sha256 sha256(String name) {
        return read(name, text(name), Sha256::parse);
    }

    /** A UUID in its lower-case form of 36 characters; a UUID has one spelling. */
    public UUID uuid(String name) {
        String text = text(name);
        UUID id = read(name, text, UUID::fromString);
        if (!id.toString().equals(text)) {
            throw error(name, "is not a UUID in its lower-case form");
        }
        return id;
    }

    /** Bytes in lower-case hexadecimal. */
    public byte[] hex(String name) {
        String text = text(name);
        if (!text.matches("([0-9a-f]{2})*")) {
            throw error(name, "is not in lower-case hexadecimal");
        }
        return HexFormat.of().parseHex(text);
    }

    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonNode node : array(name)) {
            if (!node.isTextual()) {
                throw error(name + "[" + texts.size() + "]", "is not a text");
            }
            texts.add(node.textValue());
        }
        return texts;
    }

    /** As {@link #numbers}: places in a list. */
    public List<Integer> indices(String name) {
        return numbers(name);
    }

    /** Whole numbers from 0 to 2^31 - 1. */
    public List<Integer> numbers(String name) {
        List<Integer> numbers = new ArrayList<>();
        for (JsonNode node : array(name)) {
            if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() < 0) {
                throw error(
                        name + "[" + numbers.size() + "]",
                        "is not a whole number from 0 to 2^31 - 1");
            }
            numbers.add(node.intValue());
        }
        return numbers;
    }

    public JsonFields object(String name) {
        return new JsonFields(file, path(name), field(name));
    }

    public List<JsonFields> objects(String name) {
        List<JsonFields> objects = new ArrayList<>();
        for (JsonNode node : array(name)) {
            objects.add(new JsonFields(file, path(name) + "[" + objects.size() + "]", node));
        }
        return objects;
    }

    /**
     * Refuses fields that are not among these: what is not understood must not look as if it had
     * been checked.
     */
    public void onlyThese(String... names) {
        Set<String> known = Set.of(names);
        Set<String> unknown = new HashSet<>();
        object.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw error(unknown.stream().sorted().findFirst().orElseThrow(), "is not known here");
        }
    }

    /** Applies a parser to a field's value; its complaint becomes an error at that field. */
    public <A, B> B read(String name, A value, Function<A, B> parser) {
        try {
            return parser.apply(value);
        } catch (IllegalArgumentException e) {
            throw error(name, String.valueOf(e.getMessage()));
        }
    }

    /**
     * The error to throw when this field is not as it should be; an empty name stands for the
     * object itself.
     */
    public UnreadableFileException error(String name, String detail) {
        return new UnreadableFileException(file, name.isEmpty() ? path : path(name), detail);
    }

    private JsonNode array(String name) {
        JsonNode node = field(name);
        if (!node.isArray()) {
            throw error(name, "is not a list");
        }
        return node;
    }

    private JsonNode field(String name) {
        JsonNode node = object.get(name);
        if (node == null || node.isNull()) {
            throw error(name, "is missing");
        }
        return node;
    }

    private String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
