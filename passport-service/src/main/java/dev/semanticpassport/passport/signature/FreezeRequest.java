package dev.semanticpassport.passport.signature;

import dev.semanticpassport.core.signing.Sha256;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A wish to freeze beacons, in one of two ways. */
public sealed interface FreezeRequest {

    Terms terms();

    /**
     * The service composes the beacons and keeps the author's key, sealed.
     *
     * @param ideas labels to compose from; null for those of the passport's newest revision
     */
    record Stored(@Nullable List<String> ideas, int beacons, int candidates, Terms terms)
            implements FreezeRequest {}

    /** The author keeps key and questions, and tells only what is logged. */
    record Held(Sha256 beaconsRoot, Sha256 keyCommitment, Terms terms) implements FreezeRequest {}
}
