package dev.semanticpassport.passport.watch.adapter;

import dev.semanticpassport.contracts.Access;
import dev.semanticpassport.contracts.ProbeSetVersion;
import java.time.Duration;

/**
 * What is watched, and how.
 *
 * @param prompts of the set that are asked at each look
 * @param every how long after a look the next one begins
 * @param alpha chance of ever telling of drift where there is none
 */
record WatchTerms(
        Access access, ProbeSetVersion probeSet, int prompts, Duration every, double alpha) {

    /** The model's id at its endpoint. */
    String model() {
        return switch (access) {
            case Access.Chat chat -> chat.model();
            case Access.Weights _, Access.Adapter _ ->
                    throw new IllegalStateException("files are not watched");
        };
    }
}
