package dev.semanticpassport.writing.format;

import dev.semanticpassport.writing.CharacterRange;
import dev.semanticpassport.writing.Message;
import dev.semanticpassport.writing.Speaker;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes one document's lines into messages: a single one up to the bound, and above it several, cut
 * before the highest heading within reach, else at an empty line, else between lines or words.
 */
final class Sections {
    private static final Pattern HEADING = Pattern.compile(" {0,3}(#{1,6})(?: .*)?");
    private static final Pattern FENCE = Pattern.compile(" {0,3}(?:```|~~~).*");
    private static final int NO_HEADING = 7;

    private final Source source;
    private final boolean headings;
    private final List<Line> held = new ArrayList<>();
    private final List<Integer> levels = new ArrayList<>();
    private int characters;
    private boolean fenced;
    private String title;
    private boolean titled;
    private @Nullable String previous;

    /**
     * @param title of the document; empty if its first heading, or else its file's name, is to
     *     serve
     * @param headings whether lines with # are headings
     */
    Sections(Source source, String title, boolean headings) {
        this.source = source;
        this.headings = headings;
        this.titled = !title.isEmpty();
        this.title = titled ? title : source.title();
    }

    void add(Line line) {
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
        int bound = source.bounds().sectionCharacters();
        Line rest = line;
        while (rest.text().length() > bound) {
            int cut = wordEnd(rest.text(), bound);
            long middle = rest.first() + cut;
            addShort(new Line(rest.text().substring(0, cut), rest.first(), middle, 0, 0));
            rest = new Line(rest.text().substring(cut), middle, rest.end(), rest.number(), 0);
        }
        addShort(rest);
    }

    /** Hands out what is left. */
    void finish() {
        emit(held.size());
    }

    private static int wordEnd(String text, int bound) {
        int space = text.lastIndexOf(' ', bound);
        if (space > 0) {
            return space;
        }
        return Character.isHighSurrogate(text.charAt(bound - 1)) ? bound - 1 : bound;
    }

    private void addShort(Line line) {
        if (characters + line.text().length() > source.bounds().sectionCharacters()) {
            emit(cut());
        }
        held.add(line);
        levels.add(level(line));
        characters += line.text().length() + 1;
    }

    private int level(Line line) {
        if (!headings) {
            return NO_HEADING;
        }
        if (FENCE.matcher(line.text()).matches()) {
            fenced = !fenced;
        }
        var heading = HEADING.matcher(line.text());
        if (fenced || !heading.matches()) {
            return NO_HEADING;
        }
        if (!titled) {
            titled = true;
            title = line.text().strip().replaceFirst("^#+ *", "").replaceFirst(" +#+$", "");
        }
        return heading.group(1).length();
    }

    /** How many of the lines that are held make the next message; at least one. */
    private int cut() {
        int best = held.size();
        int level = NO_HEADING;
        for (int i = 1; i < held.size(); i++) {
            if (levels.get(i) < NO_HEADING && levels.get(i) <= level) {
                level = levels.get(i);
                best = i;
            }
        }
        if (level < NO_HEADING) {
            return best;
        }
        for (int i = held.size() - 1; i > held.size() / 2; i--) {
            if (held.get(i).isBlank()) {
                return i;
            }
        }
        return Math.max(1, held.size());
    }

    private void emit(int count) {
        int first = 0;
        int end = count;
        while (first < end && held.get(first).isBlank()) {
            first++;
        }
        while (end > first && held.get(end - 1).isBlank()) {
            end--;
        }
        if (first < end) {
            List<Line> lines = held.subList(first, end);
            CharacterRange place =
                    new CharacterRange(lines.getFirst().first(), lines.getLast().end());
            String id = "@" + place.first();
            String text = String.join("\n", lines.stream().map(Line::text).toList());
            source.sink()
                    .accept(
                            new Message(
                                    source.file(),
                                    source.file(),
                                    title,
                                    id,
                                    previous,
                                    "",
                                    Speaker.AUTHOR,
                                    "",
                                    null,
                                    place,
                                    text));
            previous = id;
        }
        held.subList(0, count).clear();
        levels.subList(0, count).clear();
        characters = held.stream().mapToInt(line -> line.text().length() + 1).sum();
    }
}
