package dev.semanticpassport.meaning;

import java.util.regex.Pattern;

/**
 * Names an idea for good: derived from where it was first found, so that a second import of the
 * same and more writing gives the same id, and edits hold.
 *
 * @param text 16 lower-case hexadecimal digits
 */
public record IdeaId(String text) implements Comparable<IdeaId> {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{16}");

    public IdeaId {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("an idea's id is 16 hexadecimal digits: " + text);
        }
    }

    @Override
    public int compareTo(IdeaId other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
