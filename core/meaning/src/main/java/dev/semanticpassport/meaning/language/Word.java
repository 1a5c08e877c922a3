package dev.semanticpassport.meaning.language;

/**
 * One word of a text.
 *
 * @param text as written
 * @param lower in lower case, ё as е
 * @param stem what its forms have in common
 * @param from place of its first character in the text
 * @param to the place after its last
 * @param language it is taken for
 * @param small whether it names nothing by itself
 */
public record Word(
        String text,
        String lower,
        String stem,
        int from,
        int to,
        Language language,
        boolean small) {

    /** Whether it is of that class. */
    public boolean is(WordClass wordClass) {
        return language.is(wordClass, lower);
    }

    /** Whether it is written in digits. */
    public boolean isNumber() {
        return Character.isDigit(lower.charAt(0));
    }

    /** Whether it may stand for an idea: neither small nor a number nor a single letter. */
    public boolean isTelling() {
        return !small && !isNumber() && lower.length() > 1;
    }
}
