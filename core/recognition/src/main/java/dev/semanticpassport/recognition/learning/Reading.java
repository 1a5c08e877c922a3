package dev.semanticpassport.recognition.learning;

/** What some answers of one model come to. */
public sealed interface Reading {

    /**
     * A portrait of the model.
     *
     * @param unasked answers to prompts that the cohort was not asked
     */
    record Portrayed(Portrait portrait, int unasked) implements Reading {
        /** Levels of error hold only for prompts like those that they were measured on. */
        public boolean levelsHold() {
            return 10 * unasked <= portrait.answers();
        }
    }

    /** Answers that tell nothing of the model, and why in words. */
    record Unreadable(Kind kind, String why) implements Reading {}

    /** Why answers tell nothing. */
    enum Kind {
        /** No answer has any text. */
        NOTHING_SAID,
        /** Most answers are a word or two. */
        TOO_SHORT,
        /** Most answers are the same text, whatever was asked. */
        ONE_TEXT,
        /** The answers are unlike those of every model learnt from, as in another language. */
        STRANGE
    }
}
