package dev.semanticpassport.scoring.folding;

import dev.semanticpassport.contracts.Decision;
import dev.semanticpassport.contracts.Evidence;
import dev.semanticpassport.contracts.OrdinalRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a verification stands: what an evidence event tells, but for its revision.
 *
 * @param received ordinals stored, as ascending ranges; see {@link Folding#MAX_RANGES}
 * @param paidTwice askings beyond one a probe
 * @param decided the decision, once there is one
 */
public record Standing(
        List<OrdinalRange> received, Evidence evidence, int paidTwice, @Nullable Decision decided) {
    public Standing {
        received = List.copyOf(received);
    }
}
