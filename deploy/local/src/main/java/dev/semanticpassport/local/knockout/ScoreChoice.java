package dev.semanticpassport.local.knockout;

/** What answers are scored by, as far as somebody chose. */
public enum ScoreChoice {
    /** By chances where all answers about an idea have one, else by hits. */
    AUTO,
    /** By chances: an answer that has none has no score. */
    CHANCE,
    /** By hits; no log-probabilities are asked for. */
    HITS
}
