package dev.semanticpassport.meaning.editing;

import dev.semanticpassport.meaning.IdeaId;

/** Why an edit cannot be applied. */
public sealed interface Refusal {

    /** For the author. */
    String message();

    /** The tree has no such idea; after another import it may have. */
    record UnknownIdea(IdeaId idea) implements Refusal {
        @Override
        public String message() {
            return "the tree has no idea " + idea;
        }
    }

    /** An idea would be broader than itself. */
    record Circle(IdeaId idea) implements Refusal {
        @Override
        public String message() {
            return "the idea " + idea + " would be broader than itself";
        }
    }

    /** A quote that is none of the idea's. */
    record ForeignQuote(IdeaId idea, QuotePlace quote) implements Refusal {
        @Override
        public String message() {
            return "the idea "
                    + idea
                    + " has no quote at characters "
                    + quote.place().first()
                    + " to "
                    + quote.place().end()
                    + " of the message "
                    + quote.message();
        }
    }

    /** A part would take all quotes of an idea, and nothing would be left of it. */
    record NothingLeft(IdeaId idea) implements Refusal {
        @Override
        public String message() {
            return "the idea " + idea + " would be left without a quote";
        }
    }

    /** A new idea's id that another one has. */
    record IdTaken(IdeaId idea) implements Refusal {
        @Override
        public String message() {
            return "the tree has an idea " + idea + " already";
        }
    }
}
