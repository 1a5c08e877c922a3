package dev.semanticpassport.passport.tree;

/** Why a tree has a new revision. */
public enum Cause {
    /** It was built anew, from writing that was imported. */
    IMPORTED,
    /** The author gave a tree that was built elsewhere. */
    GIVEN,
    /** The author edited it. */
    EDITED
}
