package dev.semanticpassport.passport.verification.adapter;

import dev.semanticpassport.passport.verification.requesting.Refusal;

/** What became of a request for a verification. */
sealed interface Requested {

    /** A verification began. */
    record Begun(VerificationRow row) implements Requested {}

    /** The same request came before: it is the same verification. */
    record Known(VerificationRow row) implements Requested {}

    record Refused(Refusal refusal) implements Requested {}
}
