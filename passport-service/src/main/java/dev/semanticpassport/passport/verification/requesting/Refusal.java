package dev.semanticpassport.passport.verification.requesting;

/**
 * Why a request is not served.
 *
 * @param kind what kind of refusal
 * @param field the request's field that stands in the way
 * @param reason what is wrong with it, in words
 */
public record Refusal(Kind kind, String field, String reason) {

    /** What kind of refusal, which decides the answer over HTTP. */
    public enum Kind {
        /** Something named in the request does not exist. */
        UNKNOWN,
        /** The passport is not ready to be verified against. */
        NOT_READY,
        /** The request asks for something that cannot be done. */
        NOT_SERVED,
        /** The id belongs to another request. */
        ID_REUSED
    }

    /** The reason under which such a request lies among the dead letters. */
    public static final String ID_REUSED = "id reused with other content";

    public static Refusal unknown(String field, String reason) {
        return new Refusal(Kind.UNKNOWN, field, reason);
    }

    public static Refusal notReady(String field, String reason) {
        return new Refusal(Kind.NOT_READY, field, reason);
    }

    public static Refusal notServed(String field, String reason) {
        return new Refusal(Kind.NOT_SERVED, field, reason);
    }

    public static Refusal idReused() {
        return new Refusal(Kind.ID_REUSED, "verificationId", ID_REUSED);
    }

    /** The refusal as one sentence for a dead letter. */
    public String inWords() {
        return switch (kind) {
            case ID_REUSED -> reason;
            case UNKNOWN, NOT_READY, NOT_SERVED -> field + ": " + reason;
        };
    }
}
