package dev.semanticpassport.meaning;

/** A label or a definition, and where it comes from. */
public sealed interface Wording {

    String text();

    /**
     * Found in the writing.
     *
     * @param text the quote's words, marks of Markdown taken out, perhaps in their basic form
     */
    record Found(String text, Quote quote) implements Wording {}

    /**
     * Put so by a language model; never in place of a quote.
     *
     * @param model its id
     */
    record Refined(String text, String model) implements Wording {}

    /** Put so by the author, in an edit. */
    record Written(String text) implements Wording {}
}
