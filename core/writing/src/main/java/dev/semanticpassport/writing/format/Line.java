package dev.semanticpassport.writing.format;

/**
 * A line of a decoded text.
 *
 * @param text without its end
 * @param first the text's first character
 * @param end the character after its last
 * @param number from 1
 * @param leftOut characters beyond the bound, which {@code text} lacks
 */
record Line(String text, long first, long end, long number, long leftOut) {
    boolean isBlank() {
        return text.isBlank();
    }
}
