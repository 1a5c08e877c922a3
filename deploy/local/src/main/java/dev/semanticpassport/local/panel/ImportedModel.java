package dev.semanticpassport.local.panel;

import java.util.List;

/**
 * A model with its recorded answers.
 *
 * @param family models that are not independent of each other carry the same; empty where the file
 *     names none
 */
public record ImportedModel(String name, String family, List<Asked> answers) {
    public ImportedModel {
        answers = List.copyOf(answers);
    }

    /** What it answered to a prompt. */
    public record Asked(String prompt, String answer) {}
}
