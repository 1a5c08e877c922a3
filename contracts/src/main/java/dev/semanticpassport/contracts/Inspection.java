package dev.semanticpassport.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * What is asked of files. The work is cut into pieces of about equal bytes before anybody has seen
 * the files: whoever is asked for a piece finds its part from the files' headers, and everybody
 * finds the same.
 */
public sealed interface Inspection extends Asked {

    /** Most pieces of one kind of work. */
    int MOST_PIECES = 1_000;

    /** Which kind, as events have it. */
    @JsonProperty("kind")
    default String kind() {
        return switch (this) {
            case Manifest _ -> "manifest";
            case Digests _ -> "digests";
            case Modules _ -> "modules";
        };
    }

    /** What the files are, from their headers. */
    @JsonPropertyOrder("kind")
    record Manifest() implements Inspection {}

    /** SHA-256 of whole files: of those that begin within this piece of all bytes. */
    @JsonPropertyOrder("kind")
    record Digests(
            @Described("Which piece, from 0.") int piece,
            @Described("How many pieces there are.") int of)
            implements Inspection {
        public Digests {
            checkPiece(piece, of);
        }
    }

    /**
     * Digests and figures of tensors, and what changed in modules: of those that begin within this
     * piece of all tensors' bytes.
     */
    @JsonPropertyOrder("kind")
    record Modules(
            @Described("Which piece, from 0.") int piece,
            @Described("How many pieces there are.") int of)
            implements Inspection {
        public Modules {
            checkPiece(piece, of);
        }
    }

    private static void checkPiece(int piece, int of) {
        Checks.that(of >= 1 && of <= MOST_PIECES, "question.of must be 1 to " + MOST_PIECES);
        Checks.that(piece >= 0 && piece < of, "question.piece must be 0 to " + (of - 1));
    }
}
