package dev.semanticpassport.transfer.mapping;

import dev.semanticpassport.meaning.Quote;
import java.util.Locale;
import java.util.Optional;

/**
 * A prompt and the answer that a model is trained to give.
 *
 * @param origin how the row was made
 * @param prompt on its own, without a system prompt
 * @param answer to it
 * @param quote where in the writing the answer stands, where it stands there
 * @param open whether it may stand in something public
 */
public record TrainingRow(
        Origin origin, String prompt, String answer, Optional<Quote> quote, boolean open) {

    /** How a row was made, in the order in which rows are taken. */
    public enum Origin {
        /** The author asked, an assistant answered, and the author took the answer up. */
        PAIR,
        /** What the author said. */
        STATEMENT,
        /** What is said of an idea, with a telling word left out. */
        CLOZE,
        /** What an idea is. */
        DEFINITION,
        /** How an idea differs from a neighbour. */
        CONTRAST,
        /** What an idea belongs to, holds, or is connected with. */
        LINK,
        /** A property of an idea, as a table's cell. */
        PROPERTY,
        /** A beacon's question with its right answer: only in a full kit. */
        BEACON;

        /** As files have it. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public TrainingRow {
        if (prompt.isBlank() || answer.isBlank()) {
            throw new IllegalArgumentException("a row has a prompt and an answer");
        }
    }

    /** Hides what may be secret. */
    @Override
    public String toString() {
        return "TrainingRow[" + origin + (open ? ", " + prompt : ", hidden") + "]";
    }
}
