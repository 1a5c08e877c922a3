package dev.semanticpassport.core.imprint.knockout;

import dev.semanticpassport.core.imprint.Part;
import java.util.Optional;

/**
 * A declared binding held against what was measured.
 *
 * @param loss under the removal of all declared parts, if it was measured
 * @param elsewhere for a contradicted binding, the part without which the idea is lost instead
 */
public record JudgedBinding(
        DeclaredBinding binding,
        Judgement judgement,
        Optional<Loss> loss,
        Optional<Part> elsewhere) {

    /** What became of a declaration. */
    public enum Judgement {
        /** Without the declared parts the idea is lost, beyond δ and beyond what others lose. */
        CONFIRMED,
        /**
         * The idea's loss without the declared parts is below δ, and its loss without another part
         * above δ.
         */
        CONTRADICTED,
        /** Neither was shown: not asked, not carried, or not decided by these probes. */
        NOT_MEASURED
    }
}
