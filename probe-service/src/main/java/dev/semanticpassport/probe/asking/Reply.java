package dev.semanticpassport.probe.asking;

import dev.semanticpassport.contracts.Outcome;
import java.time.Duration;
import java.util.Optional;

/**
 * What one call came to. {@code code} is the endpoint's own short word for it, cleaned, or empty;
 * {@code what} is ours. None holds anything of a body.
 */
public sealed interface Reply {

    record Answered(Outcome.Answer answer) implements Reply {}

    /** HTTP 429. */
    record RateLimited(Optional<Duration> retryAfter, String code) implements Reply {}

    /** HTTP 5xx. */
    record ServerError(int status, Optional<Duration> retryAfter, String code) implements Reply {}

    record TimedOut(String what) implements Reply {}

    /** No connection, no address, or closed before the end. */
    record Unreachable(String what) implements Reply {}

    /** HTTP 200 with something else than a chat completion. */
    record Unreadable(String what) implements Reply {}

    /** Reading stopped at the bound. */
    record TooLarge(long boundBytes) implements Reply {}

    /** HTTP 401 or 403. */
    record Denied(int status, String code) implements Reply {}

    /** HTTP 404. */
    record NotFound(String code) implements Reply {}

    /** Another 4xx, or a redirect. */
    record Rejected(int status, String code) implements Reply {}

    /** Not called: the address is special and not allowed, or the scheme is not. */
    record AddressRefused(String what) implements Reply {}

    /** Not called: a secret was named that is not here or cannot be sent. */
    record SecretMissing(String what) implements Reply {}
}
