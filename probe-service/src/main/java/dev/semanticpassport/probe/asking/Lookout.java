package dev.semanticpassport.probe.asking;

import dev.semanticpassport.contracts.FailureKind;
import dev.semanticpassport.probe.pacing.Endpoint;
import java.time.Duration;
import java.util.Optional;

/** Is told what happens, for metrics and the log. Must not block. */
public interface Lookout {

    /**
     * Calls begin or end there.
     *
     * @param change 1 for one that begins, -1 for one that ended, however it did
     */
    void calling(Endpoint endpoint, int change);

    /**
     * A call ended.
     *
     * @param failure empty where it brought an answer
     * @param limit calls at once that the endpoint gets from now on
     */
    void replied(Endpoint endpoint, Optional<FailureKind> failure, Duration took, int limit);

    /** A probe ended. */
    void ended(Endpoint endpoint, Ended ended);

    /** A model there was given up, for now. */
    void givenUp(Endpoint endpoint, String reason);
}
