package dev.semanticpassport.contracts;

import org.jspecify.annotations.Nullable;

/** What a model is asked, in a conversation of its own. */
public record Question(
        @Described("System message, where the signature declares one.") @Nullable String system,
        @Described("The user's message.") String prompt)
        implements Asked {
    public static final int MAX_CHARS = 8 * 1024;

    public Question {
        if (system != null) {
            Checks.text(system, "question.system", MAX_CHARS);
        }
        Checks.text(prompt, "question.prompt", MAX_CHARS);
    }
}
