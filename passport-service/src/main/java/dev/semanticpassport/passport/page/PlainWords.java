package dev.semanticpassport.passport.page;

/**
 * Words that somebody else chose, in Markdown: they become neither markup nor a table's columns.
 */
public final class PlainWords {
    private PlainWords() {}

    /** A name as code, on one line. */
    public static String code(String text) {
        return "`" + text.replaceAll("[`|\\p{Cntrl}]", "?") + "`";
    }

    /** A sentence in a table's cell, on one line. */
    public static String cell(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").replace("|", "\\|");
    }
}
