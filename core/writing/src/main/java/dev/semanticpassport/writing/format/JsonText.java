package dev.semanticpassport.writing.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.semanticpassport.writing.CharacterRange;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A stream of JSON tokens, with bounds, that knows where each string stands. */
final class JsonText {
    private static final int LONGEST_NAME = 4096;
    private static final double NANOS = 1e9;

    private final JsonParser parser;
    private final Reader text;

    JsonText(Reader text, Bounds bounds) throws IOException {
        JsonFactory factory =
                JsonFactory.builder()
                        // ids are names in ChatGPT's mapping: kept names would grow with the file
                        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                        .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                        .streamReadConstraints(
                                StreamReadConstraints.builder()
                                        .maxStringLength(bounds.messageCharacters())
                                        .maxNestingDepth(bounds.nesting())
                                        .maxNameLength(LONGEST_NAME)
                                        .build())
                        .build();
        this.text = text;
        this.parser = factory.createParser(text);
    }

    JsonParser parser() {
        return parser;
    }

    JsonToken next() throws IOException {
        return parser.nextToken();
    }

    /** The next field's name, with the parser on its value; null at the end of the object. */
    @Nullable String nextField() throws IOException {
        String name = parser.nextFieldName();
        if (name == null) {
            return null;
        }
        parser.nextToken();
        return name;
    }

    boolean isObject() {
        return parser.currentToken() == JsonToken.START_OBJECT;
    }

    boolean isArray() {
        return parser.currentToken() == JsonToken.START_ARRAY;
    }

    boolean isString() {
        return parser.currentToken() == JsonToken.VALUE_STRING;
    }

    /** Passes over the value here, whatever it is, without holding it. */
    void skip() throws IOException {
        parser.skipChildren();
    }

    /** A string or a number as text; empty for null and anything else, which is passed over. */
    String string() throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_STRING || token.isNumeric()) {
            return parser.getText();
        }
        skip();
        return "";
    }

    boolean isTrue() {
        return parser.currentToken() == JsonToken.VALUE_TRUE;
    }

    /** Seconds since 1970, also with a fraction or in quotes; null for anything else. */
    @Nullable Instant epochSeconds() throws IOException {
        String text = string();
        if (text.isEmpty()) {
            return null;
        }
        try {
            double seconds = Double.parseDouble(text);
            long whole = (long) Math.floor(seconds);
            return Instant.ofEpochSecond(whole, Math.round((seconds - whole) * NANOS));
        } catch (NumberFormatException | DateTimeException e) {
            return null;
        }
    }

    /** What stands between the quotes of the string here. */
    CharacterRange place() throws IOException {
        long quote = parser.currentTokenLocation().getCharOffset();
        // the parser reads a string to its end only when asked for it
        parser.finishToken();
        long end = parser.currentLocation().getCharOffset() - 1;
        return new CharacterRange(quote + 1, Math.max(quote + 1, end));
    }

    /** Where the token here begins, for people. */
    String where() {
        return "character " + parser.currentTokenLocation().getCharOffset();
    }

    /** How far was read, for people. */
    String end() {
        return "character " + Math.max(0, parser.currentLocation().getCharOffset());
    }

    /** Whether nothing follows what was read so far. */
    boolean isExhausted() throws IOException {
        StringWriter rest = new StringWriter();
        parser.releaseBuffered(rest);
        return rest.toString().isBlank() && text.read() < 0;
    }

    /** Reads on to the end of the object whose depth was {@link #depth()} when it began. */
    void leave(int depth) throws IOException {
        while (depth() >= depth && parser.nextToken() != null) {
            // everything in it is passed over
        }
    }

    /** How many objects and arrays are open, the one that begins here included. */
    int depth() {
        return parser.getParsingContext().getNestingDepth();
    }
}
