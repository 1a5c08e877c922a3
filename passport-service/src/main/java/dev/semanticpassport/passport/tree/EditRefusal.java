package dev.semanticpassport.passport.tree;

/**
 * Why an edit is not applied; never with the edit's text.
 *
 * @param index which of several edits, from 0
 * @param field the field to blame
 */
public record EditRefusal(int index, Kind kind, String field, String reason) {

    /** What kind of refusal. */
    public enum Kind {
        /** The passport, its tree or an idea is not there. */
        UNKNOWN,
        /** The tree as it is does not allow it. */
        IMPOSSIBLE,
        /** The edit's id stands for another edit. */
        ID_REUSED,
        /** Text on a private idea, by a way that everybody may read. */
        TELLS_PRIVATE
    }

    /** The reason as it stands in a dead letter. */
    public String inWords() {
        return kind == Kind.ID_REUSED ? reason : field + ": " + reason;
    }
}
