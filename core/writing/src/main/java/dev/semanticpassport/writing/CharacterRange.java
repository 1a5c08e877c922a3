package dev.semanticpassport.writing;

/**
 * A stretch of a decoded text, in UTF-16 code units as in {@link String}.
 *
 * @param first its first character, from 0
 * @param end the character after its last, at least {@code first}
 */
public record CharacterRange(long first, long end) {
    public CharacterRange {
        if (first < 0 || end < first) {
            throw new IllegalArgumentException("no range: " + first + " to " + end);
        }
    }

    /** In UTF-16 code units. */
    public long length() {
        return end - first;
    }
}
