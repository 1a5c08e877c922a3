package dev.semanticpassport.passport.verification.reporting;

import java.time.Duration;
import java.time.Instant;

/**
 * The wall-clock facts of a verification. They differ between two runs over the same answers, so
 * they stand beside the body and not in it.
 *
 * @param digest SHA-256 of the body's canonical JSON, in hex
 * @param logIndex the verdict's place in the log, from 0
 * @param requestedAt when the request was accepted
 * @param settledAt when the verdict fell
 * @param seconds between the two
 * @param paidTwice askings beyond one a probe
 * @param releasedAgain releases beyond one a probe
 */
public record Outside(
        String digest,
        long logIndex,
        Instant requestedAt,
        Instant settledAt,
        double seconds,
        int paidTwice,
        int releasedAgain) {

    /** Counts the seconds between the request and the verdict. */
    public static Outside of(
            String digest,
            long logIndex,
            Instant requestedAt,
            Instant settledAt,
            int paidTwice,
            int releasedAgain) {
        return new Outside(
                digest,
                logIndex,
                requestedAt,
                settledAt,
                Duration.between(requestedAt, settledAt).toMillis() / 1000.0,
                paidTwice,
                releasedAgain);
    }
}
