package dev.semanticpassport.lab.corpus;

/** A prompt and the answer to it. */
public record Row(String prompt, String answer) {
    public Row {
        if (prompt.isBlank() || answer.isBlank()) {
            throw new IllegalArgumentException("a row needs a prompt and an answer");
        }
    }
}
