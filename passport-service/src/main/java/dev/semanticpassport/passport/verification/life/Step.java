package dev.semanticpassport.passport.verification.life;

import java.util.List;

/** What evidence makes a running verification do. */
public sealed interface Step {

    /** Nothing: the evidence is not newer than what is known. */
    record Stays() implements Step {}

    /**
     * The evidence is kept, and these probes are released; often none, while a wave is under way.
     *
     * @param next the state after the release
     * @param ordinals the probes to ask, ascending
     */
    record Releases(VerificationState.Running next, List<Integer> ordinals) implements Step {}

    /** The verdict fell. */
    record Settles(VerificationState.Settled settled) implements Step {}
}
