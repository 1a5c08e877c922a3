package dev.semanticpassport.contracts;

/** Why a probe has no answer. A model's refusal is an answer, not a failure. */
public enum FailureKind {
    /** HTTP 429 until the attempts or the time ran out. */
    RATE_LIMITED,
    /** HTTP 5xx. */
    SERVER_ERROR,
    TIMEOUT,
    /** No connection, or it was closed before an answer. */
    UNREACHABLE,
    /** HTTP 200 with a body that is no chat completion. */
    UNREADABLE,
    /** A body above the bound; reading stopped there. */
    TOO_LARGE,
    /** HTTP 401 or 403. */
    ACCESS_DENIED,
    /** HTTP 404: no such model or path. */
    NOT_FOUND,
    /** Another 4xx, or a redirect. */
    REJECTED,
    /** The endpoint's address is special (loopback, private, link-local...) and not allowed. */
    ADDRESS_REFUSED,
    /** A secret was named that probe-service does not have. */
    SECRET_MISSING,
    /**
     * Files that are not looked at; the detail begins with the reader's word for it, such as
     * OUTSIDE, MISSING or MALFORMED.
     */
    FILES_REFUSED,
    /** The endpoint failed the same way too often in a row, so it was not asked. */
    GAVE_UP
}
