package dev.semanticpassport.meaning.language;

/** Small words of a language, by what they do in a sentence. */
public enum WordClass {
    /** Stands before its verb: what follows is said of it and is no name of an idea. */
    SUBJECT,
    /** Makes a clause of what it stands in. */
    AUXILIARY,
    NEGATION,
    QUESTION,
    /** Makes a question of any clause that it stands in. */
    ASKING,
    /** Falls away in front of a label: articles, possessives. */
    DETERMINER,
    /** Prepositions, and conjunctions that open a clause. */
    PREPOSITION,
    /** Opens a clause that tells more of what stands before it. */
    RELATIVE,
    /** "and" */
    JOINING,
    /** "or" */
    CHOOSING,
    /** Too common to name anything. */
    LIGHT,
    /** Heads a section whatever it is about: "summary". */
    FRAME,
    /** Announces so many things of one kind. */
    NUMBER,
    PERCENT
}
