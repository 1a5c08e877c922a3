package dev.semanticpassport.contracts;

/** Where a quote stands, without its words. */
public record QuotePlace(
        @Described("The message's conversation.") String conversation,
        @Described("The message's id.") String message,
        @Described("The quote's first character in the message's text, from 0.") long first,
        @Described("The character after its last.") long end) {
    public QuotePlace {
        Checks.text(conversation, "edit.quotes.conversation", 1024);
        Checks.text(message, "edit.quotes.message", 1024);
        Checks.that(
                first >= 0 && end > first,
                "edit.quotes.end must be above edit.quotes.first, from 0");
    }
}
