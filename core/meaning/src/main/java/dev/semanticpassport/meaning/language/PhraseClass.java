package dev.semanticpassport.meaning.language;

/** Set phrases of a language, by what they announce. */
public enum PhraseClass {
    /** A list of things follows: "such as", "only with". */
    LISTING,
    /** A definition follows: "is a". */
    COPULA,
    /** After a layer: what it carries follows. */
    TYING,
    /** After an idea: the layer that it is in follows. */
    SITTING,
    /** Words for a layer of a model, in all their forms. */
    LAYER,
    /** Words for a part of a layer that is counted, in all their forms. */
    MODULE
}
