package dev.semanticpassport.meaning.editing;

import dev.semanticpassport.meaning.Quote;
import dev.semanticpassport.writing.CharacterRange;

/** Names a quote without repeating it. */
public record QuotePlace(String conversation, String message, CharacterRange place) {

    /** Where that quote stands. */
    public static QuotePlace of(Quote quote) {
        return new QuotePlace(quote.conversation(), quote.message(), quote.place());
    }
}
