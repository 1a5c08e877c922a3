package dev.semanticpassport.probe.pacing;

import java.time.Duration;
import java.util.Optional;

/** What the end of a call says about its endpoint's load. */
public sealed interface Signal {

    /** It answered, if only to refuse: there is room. */
    record Smooth() implements Signal {}

    /** HTTP 429: too many calls, with the pause that the endpoint asked for, where it did. */
    record Limited(Optional<Duration> pause) implements Signal {}

    /** It failed in a way that more calls may make worse: grow no further for now. */
    record Strained() implements Signal {}

    /** Nothing was learned: no call was made. */
    record Nothing() implements Signal {}
}
