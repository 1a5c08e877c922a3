package dev.semanticpassport.scoring.traits;

/** What became of a list that was to be stored. */
public enum TraitListChange {
    /** It stands, newly or as before. */
    STANDS,
    /** The version stands with other ideas. */
    TAKEN
}
