package dev.semanticpassport.meaning;

import dev.semanticpassport.writing.CharacterRange;
import dev.semanticpassport.writing.Message;
import dev.semanticpassport.writing.Speaker;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The conversations that trees are drawn from in tests. */
public final class Conversations {
    private static final Pattern TURN =
            Pattern.compile(
                    "(?s)>\\[!nexus_(user|agent)\\][^\\n]*\\n(.*?)\\n<!-- UID: ([0-9a-f-]+) -->");
    private static final Pattern CHAT =
            Pattern.compile("(?s)\\[(me|bot|\\w+)\\]\\n(.*?)(?=\\n\\[|\\z)");

    private Conversations() {}

    /** The seed: callouts taken off, quote prefixes gone, as an importer would. */
    public static List<Message> seed() {
        List<Message> messages = new ArrayList<>();
        Matcher turn = TURN.matcher(resource("conversation.md"));
        while (turn.find()) {
            String text =
                    turn.group(2)
                            .lines()
                            .map(line -> line.replaceFirst("^> ?", ""))
                            .collect(Collectors.joining("\n"));
            messages.add(
                    message(
                            "conversation.md",
                            turn.group(3),
                            turn.group(1).equals("user") ? Speaker.AUTHOR : Speaker.ASSISTANT,
                            Instant.parse("2025-07-08T10:17:00Z"),
                            text));
        }
        return messages;
    }

    /** Turns of a plain chat: {@code [me]}, {@code [bot]} or a name, then the text. */
    public static List<Message> chat(String file) {
        List<Message> messages = new ArrayList<>();
        Matcher turn = CHAT.matcher(resource(file));
        while (turn.find()) {
            Speaker speaker =
                    switch (turn.group(1)) {
                        case "me" -> Speaker.AUTHOR;
                        case "bot" -> Speaker.ASSISTANT;
                        default -> Speaker.OTHER;
                    };
            messages.add(
                    message(
                            file,
                            "m" + (messages.size() + 1),
                            speaker,
                            Instant.parse("2025-09-01T08:00:00Z")
                                    .plusSeconds(60L * messages.size()),
                            turn.group(2).strip()));
        }
        return messages;
    }

    /** One note. */
    public static Message note(String source, String text) {
        return message(source, source, Speaker.AUTHOR, null, text);
    }

    /** One message of the conversation that its source is. */
    public static Message message(
            String source, String id, Speaker speaker, @Nullable Instant time, String text) {
        return new Message(
                source,
                source,
                "",
                id,
                null,
                "",
                speaker,
                "",
                time,
                new CharacterRange(0, text.length()),
                text);
    }

    static String resource(String file) {
        try (InputStream stream = Conversations.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException(file + " is no test resource");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
