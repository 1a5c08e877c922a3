package dev.semanticpassport.writing.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells a file's format by what stands at its beginning; its name only helps with plain writing.
 */
public final class Recognising {
    /** As many characters suffice; the first conversation of an export may be long. */
    public static final int HEAD = 1 << 16;

    private static final Pattern NEXUS =
            Pattern.compile(
                    "(?m)^\\s{0,3}>\\s?\\[!nexus_(user|agent)]|\\A---\\R(?s:.{0,2000}?)^nexus:");
    private static final Pattern HTML =
            Pattern.compile(
                    "(?is)\\s*(<\\?xml[^>]*>\\s*)?(<!--.*?-->\\s*)*<(!doctype html|html|head|body)\\b.*");
    private static final Pattern TAGS = Pattern.compile("(?is).*<(p|div|h[1-6]|ul|table|br)\\b.*");
    private static final Pattern MARKDOWN =
            Pattern.compile("(?m)^ {0,3}#{1,6} \\S|^ {0,3}(```|~~~)|\\*\\*\\S|\\]\\(|^\\A---\\R");

    private Recognising() {}

    /** Keys by which JSON of another product is known. */
    private record Shape(String product, Set<String> keys) {}

    private static final List<Shape> FOREIGN =
            List.of(
                    new Shape("this platform's own file of messages", Set.of("source", "speaker")),
                    new Shape("a Slack export", Set.of("ts", "user", "text")),
                    new Shape("a Slack export's list of channels", Set.of("created", "members")),
                    new Shape("a Discord export", Set.of("guild", "channel", "messages")),
                    new Shape(
                            "a Messenger or Instagram export", Set.of("participants", "messages")),
                    new Shape("Google's activity record", Set.of("header", "title", "products")),
                    new Shape("training rows (ShareGPT)", Set.of("conversations")),
                    new Shape("training rows (Alpaca)", Set.of("instruction", "output")),
                    new Shape("training rows (chat)", Set.of("messages")),
                    new Shape("a Jupyter notebook", Set.of("cells", "nbformat")),
                    new Shape("a model's configuration", Set.of("model_type")),
                    new Shape("a JavaScript package", Set.of("name", "version", "dependencies")),
                    new Shape("GeoJSON", Set.of("type", "features")),
                    new Shape("a JSON Schema", Set.of("$schema")));

    private static final List<Shape> COMPANIONS =
            List.of(
                    new Shape("Claude's projects", Set.of("uuid", "prompt_template")),
                    new Shape("Claude's users", Set.of("uuid", "full_name")),
                    new Shape("Claude's memories", Set.of("conversations_memory")),
                    new Shape("ChatGPT's user", Set.of("id", "email", "chatgpt_plus_user")),
                    new Shape("ChatGPT's feedback", Set.of("rating", "conversation_id")),
                    new Shape("ChatGPT's comparisons", Set.of("input", "output", "metadata")),
                    new Shape(
                            "ChatGPT's shared conversations",
                            Set.of("id", "conversation_id", "title", "is_anonymous")));

    /** A file by its first {@link #HEAD} characters. */
    public static Recognised of(String head, String file) {
        String name = file.toLowerCase(Locale.ROOT);
        String start = head.stripLeading();
        if (start.startsWith("{") || start.startsWith("[")) {
            Recognised json = json(start, name);
            if (json != null) {
                return json;
            }
        }
        if (NEXUS.matcher(head).find()) {
            return new Recognised.Known(Format.NEXUS);
        }
        boolean page = name.endsWith(".html") || name.endsWith(".htm") || name.endsWith(".xhtml");
        if (HTML.matcher(head).matches() || (page && TAGS.matcher(head).matches())) {
            return head.contains("var jsonData =")
                    ? new Recognised.Companion("ChatGPT's page of the same conversations")
                    : new Recognised.Known(Format.HTML);
        }
        if (start.startsWith("<?xml")) {
            return new Recognised.Foreign("XML");
        }
        if (name.endsWith(".json")) {
            return new Recognised.Foreign("a file named .json that holds no JSON");
        }
        boolean markdown = !name.endsWith(".txt") && MARKDOWN.matcher(head).find();
        boolean named = name.endsWith(".md") || name.endsWith(".markdown");
        return new Recognised.Known(markdown || named ? Format.MARKDOWN : Format.TEXT);
    }

    /** Null where it is no JSON after all, like a text that begins with a bracket. */
    private static @Nullable Recognised json(String start, String name) {
        Set<String> keys = new LinkedHashSet<>();
        boolean parsed = keys(start, keys);
        if (keys.contains("mapping")) {
            return new Recognised.Known(Format.CHATGPT);
        }
        if (keys.contains("chat_messages")) {
            return new Recognised.Known(Format.CLAUDE);
        }
        boolean chat =
                keys.contains("messages") && keys.contains("type") && !keys.contains("guild");
        if (keys.contains("chats")
                || keys.contains("left_chats")
                || keys.contains("personal_information")
                || chat) {
            return new Recognised.Known(Format.TELEGRAM);
        }
        for (Shape shape : COMPANIONS) {
            if (keys.containsAll(shape.keys)) {
                return new Recognised.Companion(shape.product);
            }
        }
        for (Shape shape : FOREIGN) {
            if (keys.containsAll(shape.keys)) {
                return new Recognised.Foreign("JSON that looks like " + shape.product);
            }
        }
        if (!keys.isEmpty()) {
            String listed = String.join(", ", keys.stream().limit(6).toList());
            return new Recognised.Foreign("JSON of an unknown product, with the keys " + listed);
        }
        if (!parsed && !name.endsWith(".json")) {
            return null;
        }
        return new Recognised.Foreign(
                parsed ? "JSON without any conversation" : "JSON that is broken from its start");
    }

    /** The keys of the outer object, or of an outer array's first one; false if it is no JSON. */
    private static boolean keys(String start, Set<String> keys) {
        int tokens = 0;
        try (JsonParser parser = new JsonFactory().createParser(start)) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_ARRAY) {
                token = parser.nextToken();
                tokens++;
            }
            if (token != JsonToken.START_OBJECT) {
                parser.skipChildren();
                return parser.nextToken() == null || parser.currentToken() != null;
            }
            for (String key; (key = parser.nextFieldName()) != null; tokens++) {
                keys.add(key);
                parser.nextToken();
                parser.skipChildren();
            }
            return true;
        } catch (IOException e) {
            // the head ends somewhere; what was seen until then tells
            return tokens > 1;
        }
    }
}
