package dev.semanticpassport.writing;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Messages as JSON Lines in UTF-8: one object a line, with the fields of {@link Message} under
 * their own names in their own order; what is null or empty is left out, and {@code place} is an
 * array of first and end.
 */
public final class MessageFile {
    private static final int LONGEST_TEXT = 1 << 26;
    private static final ObjectMapper JSON =
            new ObjectMapper(
                    JsonFactory.builder()
                            .streamReadConstraints(
                                    StreamReadConstraints.builder()
                                            .maxStringLength(LONGEST_TEXT)
                                            .build())
                            .build());

    private MessageFile() {}

    /** Writes messages one by one. */
    public static final class Appender implements Consumer<Message>, Closeable {
        private final Writer out;

        private Appender(Writer out) {
            this.out = out;
        }

        /**
         * @throws UncheckedIOException where it cannot be written
         */
        @Override
        public void accept(Message message) {
            try {
                write(message, out);
                out.write('\n');
            } catch (IOException e) {
                throw new UncheckedIOException("messages cannot be written", e);
            }
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }

    /** Writes to the stream, and closes it in the end. */
    public static Appender appender(OutputStream out) {
        return new Appender(
                new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)));
    }

    /**
     * Reads messages one by one.
     *
     * @param name of the file, for errors
     * @throws IllegalArgumentException where a line is no message; names the line
     */
    public static void read(String name, InputStream in, Consumer<Message> consumer)
            throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        long number = 0;
        for (String line; (line = lines.readLine()) != null; ) {
            number++;
            if (!line.isBlank()) {
                consumer.accept(message(line, name + ", line " + number));
            }
        }
    }

    private static void write(Message message, Writer out) throws IOException {
        try (JsonGenerator json = JSON.getFactory().createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
            json.writeStartObject();
            json.writeStringField("source", message.source());
            json.writeStringField("conversation", message.conversation());
            optional(json, "title", message.title());
            json.writeStringField("id", message.id());
            optional(json, "parent", message.parent());
            optional(json, "branch", message.branch());
            json.writeStringField("speaker", message.speaker().name());
            optional(json, "name", message.name());
            optional(json, "time", message.time() == null ? null : message.time().toString());
            json.writeArrayFieldStart("place");
            json.writeNumber(message.place().first());
            json.writeNumber(message.place().end());
            json.writeEndArray();
            json.writeStringField("text", message.text());
            json.writeEndObject();
        }
    }

    private static void optional(JsonGenerator json, String field, @Nullable String value)
            throws IOException {
        if (value != null && !value.isEmpty()) {
            json.writeStringField(field, value);
        }
    }

    private static Message message(String line, String where) {
        try {
            JsonNode json = JSON.readTree(line);
            String time = json.path("time").asText("");
            JsonNode place = json.path("place");
            return new Message(
                    required(json, "source"),
                    required(json, "conversation"),
                    json.path("title").asText(""),
                    required(json, "id"),
                    json.hasNonNull("parent") ? json.path("parent").asText() : null,
                    json.path("branch").asText(""),
                    Speaker.valueOf(required(json, "speaker")),
                    json.path("name").asText(""),
                    time.isEmpty() ? null : Instant.parse(time),
                    new CharacterRange(place.path(0).asLong(-1), place.path(1).asLong(-1)),
                    required(json, "text"));
        } catch (JsonProcessingException e) {
            // without the cause, which quotes the text
            throw new IllegalArgumentException(where + ": no JSON");
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new IllegalArgumentException(where + ": no message: " + e.getMessage(), e);
        }
    }

    private static String required(JsonNode json, String field) {
        JsonNode value = json.path(field);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("the field \"" + field + "\" is missing");
        }
        return value.asText();
    }
}
