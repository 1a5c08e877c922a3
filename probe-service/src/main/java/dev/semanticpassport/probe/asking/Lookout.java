package dev.semanticpassport.probe.asking;

import dev.semanticpassport.probe.pacing.Endpoint;
import java.time.Duration;

/** Is told what happens, for metrics and the log. */
public interface Lookout {

    /**
     * @param limit calls at once that the endpoint gets from now on
     */
    void replied(Endpoint endpoint, Reply reply, Duration took, int limit);

    void ended(Endpoint endpoint, Ended ended);
}
