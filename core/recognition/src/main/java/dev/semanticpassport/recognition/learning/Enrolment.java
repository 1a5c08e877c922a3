package dev.semanticpassport.recognition.learning;

/** What becomes of a model whose answers are read to be compared with. */
public sealed interface Enrolment {

    /** A portrait of the model, and how its answers vary around it. */
    record Possible(Portrait portrait, Spread spread) implements Enrolment {}

    /** Answers that tell nothing of the model, and why in words. */
    record Impossible(String why) implements Enrolment {}
}
