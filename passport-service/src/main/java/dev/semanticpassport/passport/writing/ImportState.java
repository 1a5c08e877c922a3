package dev.semanticpassport.passport.writing;

/** How far an import has come. */
public enum ImportState {
    /** Its file is being sent. */
    RECEIVING,
    /** The file is here; nobody reads it yet, or whoever read it is gone. */
    WAITING,
    /** Its messages are read. */
    READING,
    /** The meaning tree is built from all messages. */
    BUILDING,
    /** Messages and tree are there. */
    DONE,
    /** Nothing more comes of it; the reason says why. What was imported before stays. */
    FAILED;

    /** Whether nothing more happens to it. */
    public boolean isOver() {
        return switch (this) {
            case RECEIVING, WAITING, READING, BUILDING -> false;
            case DONE, FAILED -> true;
        };
    }
}
