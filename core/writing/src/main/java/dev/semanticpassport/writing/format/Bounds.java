package dev.semanticpassport.writing.format;

/**
 * What is held in memory at most, in UTF-16 code units. Beyond a bound there is a problem that
 * names it, and reading goes on behind it where the format allows.
 *
 * @param lineCharacters one line of Markdown or text; the rest of a longer one is left out
 * @param messageCharacters one message, or one string of JSON
 * @param conversationCharacters all messages of one conversation of a tree (ChatGPT, Claude)
 * @param sectionCharacters one message of a document, which is split above that
 * @param htmlCharacters one HTML document
 * @param nesting how deep JSON may nest
 */
public record Bounds(
        int lineCharacters,
        int messageCharacters,
        int conversationCharacters,
        int sectionCharacters,
        int htmlCharacters,
        int nesting) {

    /** Enough for every export seen, and within a heap of 128 MiB. */
    public static final Bounds USUAL = new Bounds(1 << 20, 1 << 22, 1 << 23, 1 << 15, 1 << 20, 200);
}
