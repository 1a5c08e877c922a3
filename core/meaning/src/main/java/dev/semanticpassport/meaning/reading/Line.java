package dev.semanticpassport.meaning.reading;

import dev.semanticpassport.writing.CharacterRange;
import java.util.Arrays;
import java.util.List;

/**
 * A block's text without Markdown's marks, each character still knowing its place in the message.
 */
public final class Line {

    /** Nothing. */
    public static final Line EMPTY = new Line("", new int[0], new int[0], List.of());

    private final String text;
    private final int[] first;
    private final int[] end;
    private final List<Emphasis> emphases;

    Line(String text, int[] first, int[] end, List<Emphasis> emphases) {
        this.text = text;
        this.first = first;
        this.end = end;
        this.emphases = List.copyOf(emphases);
    }

    /**
     * A stretch of a line that the author emphasised.
     *
     * @param from its first character within the line
     * @param to the character after its last
     */
    public record Emphasis(int from, int to, Kind kind) {
        /** How. */
        public enum Kind {
            STRONG,
            LIGHT,
            CODE
        }
    }

    /** Without marks; soft and hard line ends are {@code \n}. */
    public String text() {
        return text;
    }

    /** In order of their beginnings. */
    public List<Emphasis> emphases() {
        return emphases;
    }

    public boolean isBlank() {
        return text.isBlank();
    }

    /**
     * Where a stretch of this line stands in the message's text.
     *
     * @param from its first character within the line
     * @param to the character after its last, more than {@code from}
     */
    public CharacterRange place(int from, int to) {
        return new CharacterRange(first[from], end[to - 1]);
    }

    /** Where the whole line stands. */
    public CharacterRange place() {
        return text.isEmpty() ? new CharacterRange(0, 0) : place(0, text.length());
    }

    /** A stretch of this line as a line of its own, blanks at its ends left out. */
    public Line part(int from, int to) {
        int start = from;
        int stop = to;
        while (start < stop && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (stop > start && Character.isWhitespace(text.charAt(stop - 1))) {
            stop--;
        }
        int shift = start;
        int last = stop;
        return new Line(
                text.substring(shift, last),
                Arrays.copyOfRange(first, shift, last),
                Arrays.copyOfRange(end, shift, last),
                emphases.stream()
                        .filter(emphasis -> emphasis.from() < last && emphasis.to() > shift)
                        .map(emphasis ->
                                new Emphasis(
                                        Math.max(0, emphasis.from() - shift),
                                        Math.min(last, emphasis.to()) - shift,
                                        emphasis.kind()))
                        .toList());
    }

    @Override
    public String toString() {
        return text;
    }
}
