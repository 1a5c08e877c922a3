package dev.semanticpassport.writing.format;

import dev.semanticpassport.writing.CharacterRange;
import dev.semanticpassport.writing.Message;
import dev.semanticpassport.writing.Speaker;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a chat that the Nexus importer wrote into an Obsidian note. A turn is a callout up to its
 * UID or the next callout; callouts within it (attachments, artifacts, prompts) are messages of
 * their own that follow it. What stands outside of callouts was added to the note by its author.
 */
final class NexusReader {
    private static final Pattern TURN =
            Pattern.compile("\\s{0,3}>\\s?\\[!nexus_(user|agent)][-+]?\\s*(.*)");
    private static final Pattern PART = Pattern.compile("\\s*>\\s?\\[!nexus_(\\w+)][-+]?\\s*(.*)");
    private static final Pattern HEADER =
            Pattern.compile("\\*\\*(.+?)\\*\\*\\s*(?:[-–—]\\s*(.*))?");
    private static final Pattern UID = Pattern.compile("[>\\s]*<!--\\s*UID:\\s*(\\S+)\\s*-->\\s*");
    private static final Pattern TITLE = Pattern.compile("#\\s+(?:Title:\\s*)?(.+)");
    private static final Pattern ABOUT =
            Pattern.compile("\\**(?:Created|Last Updated|Chat URL|Provider):.*|-{3,}|\\*{3,}");

    private final Source source;
    private final FrontMatter lines;
    private final String conversation;
    private String title;
    private @Nullable Turn turn;
    private @Nullable Stretch note;
    private @Nullable String previous;
    private boolean turnSeen;
    private boolean strangeTime;

    /** One callout with everything in it. */
    private static final class Turn {
        private final Line header;
        private final Speaker speaker;
        private String name = "";
        private @Nullable Instant time;
        private final Stretch body;
        private final List<Part> parts = new ArrayList<>();
        private @Nullable Part open;

        Turn(Line header, Speaker speaker, int bound) {
            this.header = header;
            this.speaker = speaker;
            this.body = new Stretch(bound);
        }
    }

    private record Part(String kind, String name, Stretch body) {}

    private NexusReader(Source source, FrontMatter lines) {
        this.source = source;
        this.lines = lines;
        String id = lines.value("conversation_id");
        this.conversation = id.isEmpty() ? source.file() : id;
        this.title = lines.value("aliases");
    }

    static void read(Source source) throws IOException {
        Lines lines = new Lines(source.text(), source.bounds().lineCharacters());
        NexusReader reader = new NexusReader(source, FrontMatter.of(lines));
        try {
            for (Line line; (line = reader.lines.next()) != null; ) {
                reader.line(line);
            }
        } finally {
            // a file that cannot be read on still gives what was read
            reader.endTurn(null);
            reader.endNote();
        }
    }

    private void line(Line line) {
        if (line.leftOut() > 0) {
            source.sink()
                    .problem(
                            "line " + line.number() + " (character " + line.first() + ")",
                            "the line is longer than "
                                    + source.bounds().lineCharacters()
                                    + " characters; the other "
                                    + line.leftOut()
                                    + " of it are left out");
        }
        String text = line.text();
        Matcher begun = TURN.matcher(text);
        Matcher uid = UID.matcher(text);
        if (begun.matches()) {
            endTurn(null);
            endNote();
            begin(line, begun);
        } else if (uid.matches()) {
            endTurn(uid.group(1));
        } else if (turn != null && (isQuoted(text) || !ABOUT.matcher(text.strip()).matches())) {
            inTurn(turn, line);
        } else if (turn == null) {
            outside(line);
        }
    }

    private void begin(Line line, Matcher begun) {
        turnSeen = true;
        Speaker speaker = begun.group(1).equals("user") ? Speaker.AUTHOR : Speaker.ASSISTANT;
        turn = new Turn(line, speaker, source.bounds().messageCharacters());
        Matcher header = HEADER.matcher(begun.group(2).strip());
        if (!header.matches()) {
            return;
        }
        turn.name = header.group(1).strip();
        String printed = header.group(2);
        if (printed != null && !printed.isBlank()) {
            turn.time = LocalTimes.parse(printed, source.options().zone());
            if (turn.time == null && !strangeTime) {
                strangeTime = true;
                source.sink()
                        .problem(
                                "line " + line.number(),
                                "the time is written in no known form; such times of this file are"
                                        + " left out");
            }
        }
    }

    private void inTurn(Turn now, Line line) {
        String inner = unquoted(line.text());
        long first = line.first() + line.text().length() - inner.length();
        Matcher part = PART.matcher(inner);
        if (part.matches()) {
            now.open =
                    new Part(
                            part.group(1),
                            part.group(2).replace("*", "").strip(),
                            new Stretch(source.bounds().messageCharacters()));
            now.parts.add(now.open);
        } else if (now.open != null && isQuoted(inner)) {
            String deeper = unquoted(inner);
            now.open.body.add(deeper, line.end() - deeper.length(), line.end());
        } else {
            now.open = null;
            now.body.add(inner, first, line.end());
        }
    }

    private void outside(Line line) {
        String text = line.text().strip();
        Matcher heading = TITLE.matcher(text);
        if (!turnSeen && heading.matches()) {
            title = title.isEmpty() || text.contains("Title:") ? heading.group(1).strip() : title;
        } else if (ABOUT.matcher(text).matches()) {
            endNote();
        } else if (note != null || !text.isEmpty()) {
            note = note == null ? new Stretch(source.bounds().messageCharacters()) : note;
            note.add(line.text(), line.first(), line.end());
        }
    }

    private void endNote() {
        Stretch now = note;
        note = null;
        if (now != null && !now.isBlank()) {
            emit(now, "@" + now.first(), Speaker.AUTHOR, "", null, previous, true);
        }
    }

    private void endTurn(@Nullable String uid) {
        Turn now = turn;
        turn = null;
        if (now == null) {
            return;
        }
        String id = uid == null ? "@" + now.header.first() : uid;
        if (!now.body.isBlank()) {
            emit(now.body, id, now.speaker, now.name, now.time, previous, true);
        } else if (now.parts.isEmpty()) {
            source.sink().problem("line " + now.header.number(), "the message has no text");
        }
        for (int i = 0; i < now.parts.size(); i++) {
            Part part = now.parts.get(i);
            if (!part.body.isBlank()) {
                Speaker speaker =
                        switch (part.kind) {
                            case "attachment" -> Speaker.OTHER;
                            case "artifact" -> Speaker.ASSISTANT;
                            default -> Speaker.PRODUCT;
                        };
                String partId = id + "#" + part.kind + "-" + (i + 1);
                emit(part.body, partId, speaker, part.name, now.time, previous, false);
            }
        }
    }

    private void emit(
            Stretch body,
            String id,
            Speaker speaker,
            String name,
            @Nullable Instant time,
            @Nullable String parent,
            boolean followed) {
        if (body.leftOut() > 0) {
            source.sink()
                    .problem(
                            "character " + body.first(),
                            "the message is longer than "
                                    + source.bounds().messageCharacters()
                                    + " characters; the other "
                                    + body.leftOut()
                                    + " of it are left out");
        }
        CharacterRange place = new CharacterRange(body.first(), body.end());
        source.sink()
                .accept(
                        new Message(
                                source.file(),
                                conversation,
                                title,
                                id,
                                parent,
                                "",
                                speaker,
                                name,
                                time,
                                place,
                                body.text()));
        if (followed) {
            previous = id;
        }
    }

    private static boolean isQuoted(String text) {
        return text.stripLeading().startsWith(">");
    }

    /** Without one level of quoting; the same text where there is none. */
    private static String unquoted(String text) {
        if (!isQuoted(text)) {
            return text;
        }
        String inner = text.substring(text.indexOf('>') + 1);
        return inner.startsWith(" ") ? inner.substring(1) : inner;
    }
}
