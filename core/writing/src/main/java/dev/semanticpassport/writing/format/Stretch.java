package dev.semanticpassport.writing.format;

/** Gathers the lines of one message and where they stand; no more than a bound. */
final class Stretch {
    private final int bound;
    private final StringBuilder text = new StringBuilder();
    private long first;
    private long end;
    private int textEnd;
    private long leftOut;

    Stretch(int bound) {
        this.bound = bound;
    }

    /** Adds a line; empty ones at the beginning and the end do not count. */
    void add(String line, long lineFirst, long lineEnd) {
        boolean blank = line.isBlank();
        if (textEnd == 0 && blank) {
            return;
        }
        if (text.length() + line.length() >= bound) {
            leftOut += line.length() + 1;
            return;
        }
        if (textEnd == 0) {
            first = lineFirst;
        } else {
            text.append('\n');
        }
        text.append(line);
        if (!blank) {
            textEnd = text.length();
            end = lineEnd;
        }
    }

    boolean isBlank() {
        return textEnd == 0 && leftOut == 0;
    }

    String text() {
        return text.substring(0, textEnd);
    }

    long first() {
        return first;
    }

    long end() {
        return Math.max(first, end);
    }

    long leftOut() {
        return leftOut;
    }
}
