package dev.semanticpassport.local.bench;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Writes exports of any size, message by message, in the form of each product: the same seed and
 * number give the same bytes.
 */
public final class Exports {
    private static final int MESSAGES_A_CONVERSATION = 20;
    private static final int CONVERSATIONS_A_BRANCH = 10;
    private static final long BEGIN = 1_700_000_000L;
    private static final long SECONDS_A_MESSAGE = 97;

    private final RandomGenerator random;
    private final Prose prose;

    private Exports(long seed) {
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        this.prose = new Prose(random);
    }

    /** Which product's. */
    public enum Product {
        NEXUS,
        CHATGPT,
        CLAUDE,
        TELEGRAM
    }

    /**
     * Writes an export of so many messages with text.
     *
     * @return the file, or the folder of notes
     */
    public static Path write(Product product, int messages, long seed, Path folder)
            throws IOException {
        Files.createDirectories(folder);
        Exports exports = new Exports(seed);
        return switch (product) {
            case NEXUS -> exports.nexus(messages, folder.resolve("nexus"));
            case CHATGPT -> exports.chatGpt(messages, folder.resolve("chatgpt-conversations.json"));
            case CLAUDE -> exports.claude(messages, folder.resolve("claude-conversations.json"));
            case TELEGRAM -> exports.telegram(messages, folder.resolve("result.json"));
        };
    }

    private static boolean isAuthor(int message) {
        return message % 2 == 0;
    }

    private static Instant time(int message) {
        return Instant.ofEpochSecond(BEGIN + message * SECONDS_A_MESSAGE);
    }

    private String text(int message) {
        return isAuthor(message) ? prose.question() : prose.answer();
    }

    private Path nexus(int messages, Path vault) throws IOException {
        for (int first = 0; first < messages; first += MESSAGES_A_CONVERSATION) {
            int end = Math.min(messages, first + MESSAGES_A_CONVERSATION);
            String name = "conversation-" + first;
            Path month = vault.resolve("chats-" + first / 2_000);
            Files.createDirectories(month);
            try (BufferedWriter note = Files.newBufferedWriter(month.resolve(name + ".md"))) {
                note.write("---\nnexus: nexus-ai-chat-importer\nprovider: chatgpt\n");
                note.write("conversation_id: " + name + "\n---\n\n");
                note.write("# Title: " + prose.title() + "\n\n");
                for (int message = first; message < end; message++) {
                    note.write(
                            isAuthor(message)
                                    ? ">[!nexus_user] **User** - "
                                    : ">[!nexus_agent] **Assistant** - ");
                    note.write(time(message) + "\n> ");
                    note.write(text(message).replace("\n", "\n> "));
                    note.write("\n<!-- UID: uid-" + message + " -->\n\n\n");
                }
            }
        }
        return vault;
    }

    private Path chatGpt(int messages, Path file) throws IOException {
        try (JsonGenerator json = generator(file)) {
            // as the product writes it
            json.enable(
                    com.fasterxml.jackson.core.json.JsonWriteFeature.ESCAPE_NON_ASCII
                            .mappedFeature());
            json.writeStartArray();
            for (int first = 0; first < messages; first += MESSAGES_A_CONVERSATION) {
                int end = Math.min(messages, first + MESSAGES_A_CONVERSATION);
                boolean branched = first / MESSAGES_A_CONVERSATION % CONVERSATIONS_A_BRANCH == 0;
                json.writeStartObject();
                json.writeStringField("title", prose.title());
                json.writeNumberField("create_time", time(first).getEpochSecond());
                json.writeObjectFieldStart("mapping");
                node(json, "root-" + first, null, null);
                for (int message = first; message < end; message++) {
                    boolean afterBranch = branched && message == end - 1 && end - first > 2;
                    String parent =
                            message == first
                                    ? "root-" + first
                                    : "node-" + (afterBranch ? message - 2 : message - 1);
                    node(json, "node-" + message, parent, message);
                }
                json.writeEndObject();
                json.writeStringField("current_node", "node-" + (end - 1));
                json.writeStringField("conversation_id", "conversation-" + first);
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        return file;
    }

    private void node(
            JsonGenerator json,
            String id,
            @org.jspecify.annotations.Nullable String parent,
            @org.jspecify.annotations.Nullable Integer message)
            throws IOException {
        json.writeObjectFieldStart(id);
        json.writeStringField("id", id);
        if (message == null) {
            json.writeNullField("message");
        } else {
            json.writeObjectFieldStart("message");
            json.writeStringField("id", id);
            json.writeObjectFieldStart("author");
            json.writeStringField("role", isAuthor(message) ? "user" : "assistant");
            json.writeObjectFieldStart("metadata");
            json.writeEndObject();
            json.writeEndObject();
            json.writeNumberField("create_time", time(message).getEpochSecond() + 0.5);
            json.writeObjectFieldStart("content");
            json.writeStringField("content_type", "text");
            json.writeArrayFieldStart("parts");
            json.writeString(text(message));
            json.writeEndArray();
            json.writeEndObject();
            json.writeStringField("status", "finished_successfully");
            json.writeStringField("recipient", "all");
            json.writeEndObject();
        }
        if (parent != null) {
            json.writeStringField("parent", parent);
        }
        json.writeEndObject();
    }

    private Path claude(int messages, Path file) throws IOException {
        try (JsonGenerator json = generator(file)) {
            json.writeStartArray();
            for (int first = 0; first < messages; first += MESSAGES_A_CONVERSATION) {
                int end = Math.min(messages, first + MESSAGES_A_CONVERSATION);
                json.writeStartObject();
                json.writeStringField("uuid", "conversation-" + first);
                json.writeStringField("name", prose.title());
                json.writeStringField("created_at", time(first).toString());
                json.writeArrayFieldStart("chat_messages");
                for (int message = first; message < end; message++) {
                    String text = text(message);
                    json.writeStartObject();
                    json.writeStringField("uuid", "message-" + message);
                    json.writeStringField("text", text);
                    json.writeArrayFieldStart("content");
                    json.writeStartObject();
                    json.writeStringField("type", "text");
                    json.writeStringField("text", text);
                    json.writeEndObject();
                    json.writeEndArray();
                    json.writeStringField("sender", isAuthor(message) ? "human" : "assistant");
                    json.writeStringField("created_at", time(message).toString());
                    json.writeEndObject();
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        return file;
    }

    private Path telegram(int messages, Path file) throws IOException {
        try (JsonGenerator json = generator(file)) {
            json.writeStartObject();
            json.writeStringField("name", "Anna");
            json.writeStringField("type", "personal_chat");
            json.writeNumberField("id", 42);
            json.writeArrayFieldStart("messages");
            for (int message = 0; message < messages; message++) {
                json.writeStartObject();
                json.writeNumberField("id", message + 1);
                json.writeStringField("type", "message");
                json.writeStringField("date_unixtime", "" + time(message).getEpochSecond());
                json.writeStringField("from", isAuthor(message) ? "Author" : "Anna");
                json.writeStringField("from_id", isAuthor(message) ? "user7" : "user42");
                json.writeFieldName("text");
                if (random.nextInt(4) == 0) {
                    json.writeStartArray();
                    json.writeString(prose.title() + " ");
                    json.writeStartObject();
                    json.writeStringField("type", "bold");
                    json.writeStringField("text", prose.title());
                    json.writeEndObject();
                    json.writeString(" " + text(message));
                    json.writeEndArray();
                } else {
                    json.writeString(text(message));
                }
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return file;
    }

    private static JsonGenerator generator(Path file) throws IOException {
        return new JsonFactory().createGenerator(file.toFile(), JsonEncoding.UTF8);
    }
}
