package dev.semanticpassport.meaning.language;

import java.util.List;

/** A language whose endings are not known. */
record NoForms() implements BasicForms {
    @Override
    public List<String> basic(List<String> words) {
        return words;
    }

    @Override
    public boolean isVerb(String word) {
        return false;
    }

    @Override
    public boolean isInfinitive(String word) {
        return false;
    }

    @Override
    public boolean isAdjective(String word) {
        return false;
    }

    @Override
    public boolean isAdverb(String word) {
        return false;
    }
}
