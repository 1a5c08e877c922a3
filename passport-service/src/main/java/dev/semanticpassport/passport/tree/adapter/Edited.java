package dev.semanticpassport.passport.tree.adapter;

import dev.semanticpassport.passport.tree.EditRefusal;

/** What became of edits. */
sealed interface Edited {

    /** They were applied, all of them. */
    record Applied(TreeRevisionRow revision) implements Edited {}

    /** The same edits came before: nothing changed. */
    record Known(TreeRevisionRow revision) implements Edited {}

    /** None was applied. */
    record Refused(EditRefusal refusal) implements Edited {}
}
