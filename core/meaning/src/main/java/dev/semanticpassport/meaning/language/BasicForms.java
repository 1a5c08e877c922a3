package dev.semanticpassport.meaning.language;

import java.util.List;

/** What rules on endings can tell of a language's words, without a dictionary. */
public interface BasicForms {

    /**
     * A phrase as it would stand in a dictionary, where its endings leave no doubt; else unchanged.
     *
     * @param words as written, the first being the first word of the phrase
     */
    List<String> basic(List<String> words);

    /** Whether a word, in lower case, looks like a verb. */
    boolean isVerb(String word);

    /** Whether a word, in lower case, looks like an infinitive, which falls away before a label. */
    boolean isInfinitive(String word);

    /** Whether a word, in lower case, looks like an adjective, which names nothing alone. */
    boolean isAdjective(String word);

    /** Whether a word, in lower case, looks like an adverb. */
    boolean isAdverb(String word);
}
