package dev.semanticpassport.recognition.describing;

/**
 * The shape of an answer: lengths, layout, Markdown, first and last characters. Counts enter as
 * log(1 + count), shares as they are, so that a long answer does not drown the others. Independent
 * of language.
 */
final class Shape {
    /** Features written by {@link #write}. */
    static final int SIZE = 37;

    private static final int LABEL_SHORTEST = 4;
    private static final int LABEL_LONGEST = 61;
    private static final int EMOJI_FIRST = 0x1F300;
    private static final int EMOJI_LAST = 0x1FAFF;

    private final String text;
    private int lines;
    private int paragraphs;
    private int headings;
    private int dashes;
    private int stars;
    private int bullets;
    private int numbered;
    private int numberedBold;
    private int bracketed;
    private int tables;
    private int labels;
    private int indented;
    private int trailing;

    private Shape(String text) {
        this.text = text;
    }

    /** Writes the features of a text that is not empty, and is stripped. */
    static void write(String text, Tokens tokens, TokenCounts counts, float[] into, int offset) {
        Shape shape = new Shape(text);
        shape.countLines();
        Pen pen = new Pen(into, offset);
        shape.writeLengths(tokens, counts, pen);
        shape.writeMarkup(pen);
        shape.writeEnds(pen);
        shape.writeCharacters(Math.max(1, tokens.words()), pen);
    }

    private void countLines() {
        int start = 0;
        int empty = 0;
        while (start <= text.length()) {
            int end = text.indexOf('\n', start);
            if (end < 0) {
                end = text.length();
            }
            lines++;
            if (end == start) {
                empty++;
            } else {
                countLine(start, end);
            }
            start = end + 1;
        }
        paragraphs = empty;
    }

    private void countLine(int start, int end) {
        int at = start;
        while (at < end && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        if (at - start >= 2 && at < end) {
            indented++;
        }
        if (text.charAt(end - 1) == ' ') {
            trailing++;
        }
        if (text.charAt(end - 1) == ':' && within(end - start)) {
            labels++;
        }
        if (at == end) {
            return;
        }
        switch (text.charAt(at)) {
            case '#' -> headings++;
            case '-' -> dashes += followedBySpace(at, end);
            case '*' -> stars += followedBySpace(at, end);
            case '•' -> bullets++;
            case '|' -> tables++;
            case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> countNumber(at, end);
            default -> {
                // a line that begins like any other
            }
        }
    }

    private static boolean within(int length) {
        return length >= LABEL_SHORTEST && length <= LABEL_LONGEST;
    }

    private int followedBySpace(int at, int end) {
        return at + 1 < end && text.charAt(at + 1) == ' ' ? 1 : 0;
    }

    private void countNumber(int start, int end) {
        int at = start;
        while (at < end && Character.isDigit(text.charAt(at))) {
            at++;
        }
        if (at + 1 >= end || text.charAt(at + 1) != ' ') {
            return;
        }
        if (text.charAt(at) == ')') {
            bracketed++;
        } else if (text.charAt(at) == '.') {
            numbered++;
            if (text.startsWith("**", at + 2)) {
                numberedBold++;
            }
        }
    }

    private void writeLengths(Tokens tokens, TokenCounts counts, Pen pen) {
        int words = Math.max(1, tokens.words());
        pen.write(Math.log(text.length()));
        pen.write(Math.log(words));
        pen.count(lines);
        pen.count(paragraphs);
        pen.write((double) text.length() / words);
        pen.write((double) counts.size() / Math.max(1, tokens.size()));
        pen.write(Math.log((double) words / Math.max(1, sentences())));
    }

    private int sentences() {
        int sentences = 0;
        for (int i = 0; i < text.length(); i++) {
            boolean ends = isEnd(text.charAt(i));
            if (ends && (i + 1 == text.length() || Character.isWhitespace(text.charAt(i + 1)))) {
                sentences++;
            }
        }
        return sentences;
    }

    private static boolean isEnd(char character) {
        return character == '.' || character == '!' || character == '?' || character == '。';
    }

    private void writeMarkup(Pen pen) {
        pen.count(headings);
        pen.count(dashes);
        pen.count(stars);
        pen.count(bullets);
        pen.count(numbered);
        pen.count(bracketed);
        pen.count(occurrences("**") / 2);
        pen.count(occurrences("```"));
        pen.count(occurrences("`"));
        pen.count(tables);
        pen.count(numberedBold);
        pen.count(labels);
        pen.count(indented);
        pen.count(trailing);
        pen.count(occurrences("\t"));
    }

    private int occurrences(String mark) {
        int count = 0;
        int at = text.indexOf(mark);
        while (at >= 0) {
            count++;
            at = text.indexOf(mark, at + mark.length());
        }
        return count;
    }

    private void writeEnds(Pen pen) {
        char first = text.charAt(0);
        char last = text.charAt(text.length() - 1);
        pen.flag(Character.isUpperCase(first));
        pen.flag(Character.isDigit(first));
        pen.flag("*#-`\"«“".indexOf(first) >= 0);
        pen.flag(last == '.' || last == '。');
        pen.flag(last == '!');
        pen.flag(last == '?');
        pen.flag(last == ':');
        pen.flag(Character.isLetterOrDigit(last));
        pen.flag("`*)\"»”".indexOf(last) >= 0);
    }

    private void writeCharacters(int words, Pen pen) {
        int capitals = 0;
        int digits = 0;
        int beyond = 0;
        int latin = 0;
        int emoji = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            boolean again = i > 0;
            if (again
                    && Character.isUpperCase(character)
                    && Character.isUpperCase(text.charAt(i - 1))) {
                capitals++;
            }
            if (Character.isDigit(character) && !(again && Character.isDigit(text.charAt(i - 1)))) {
                digits++;
            }
            beyond += character > 0x2000 ? 1 : 0;
            latin += (character | 0x20) >= 'a' && (character | 0x20) <= 'z' ? 1 : 0;
            if (Character.isHighSurrogate(character)) {
                int point = text.codePointAt(i);
                emoji += point >= EMOJI_FIRST && point <= EMOJI_LAST ? 1 : 0;
            }
        }
        pen.write((double) capitals / words);
        pen.write((double) digits / words);
        pen.write((double) beyond / text.length());
        pen.write((double) latin / text.length());
        pen.count(emoji);
        pen.write((double) (occurrences("n't") + occurrences("n’t")) / words);
    }
}
