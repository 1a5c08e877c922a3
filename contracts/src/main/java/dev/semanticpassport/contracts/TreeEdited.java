package dev.semanticpassport.contracts;

import java.util.UUID;

@Described(
        "The author changed the meaning tree of a passport. Anyone may write this event; the same"
                + " edit id with the same content is one edit, with other content it is refused."
                + " Text on a private idea is taken by REST only: its event says no more than that"
                + " something was edited.")
public record TreeEdited(
        @Described("The passport whose tree is edited.") UUID passportId,
        @Described("Chosen by whoever edits, a fresh random UUID.") UUID editId,
        @Described("What is changed.") Edit edit)
        implements Event {
    public TreeEdited {
        Checks.present(passportId, "passportId");
        Checks.present(editId, "editId");
        Checks.present(edit, "edit");
    }

    @Override
    public Topic topic() {
        return Topic.TREE_EDITED;
    }

    @Override
    public String key() {
        return passportId.toString();
    }

    @Override
    public String id() {
        return passportId + ":" + editId;
    }

    /** Without the author's words: they must not reach a log. */
    @Override
    public String toString() {
        return "TreeEdited[" + id() + "]";
    }
}
