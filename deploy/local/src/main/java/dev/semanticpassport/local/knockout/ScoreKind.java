package dev.semanticpassport.local.knockout;

/** What the answers about one idea were scored by, of whole and variants alike. */
public enum ScoreKind {
    /** The chance that the model gives to an accepted answer, as far as the endpoint tells. */
    CHANCE,
    /** 1 where an answer counts, 0 where not. */
    HITS
}
