package dev.semanticpassport.passport.problem;

import org.jspecify.annotations.Nullable;

/** A request that cannot be carried out, through no fault of the service. */
public final class RequestProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What kind of problem, and so which HTTP status. */
    public enum Kind {
        BAD_REQUEST(400, "Bad request"),
        UNAUTHORISED(401, "Not authorised"),
        NOT_FOUND(404, "Not found"),
        CONFLICT(409, "Conflict"),
        TOO_LARGE(413, "Content too large");

        private final int status;
        private final String title;

        Kind(int status, String title) {
            this.status = status;
            this.title = title;
        }

        /** The HTTP status. */
        public int status() {
            return status;
        }

        public String title() {
            return title;
        }
    }

    private final Kind kind;
    private final String field;

    private RequestProblem(Kind kind, String field, String detail) {
        super(detail, null, false, false);
        this.kind = kind;
        this.field = field;
    }

    /** A field that is missing or out of its bounds. */
    public static RequestProblem badField(String field, String detail) {
        return new RequestProblem(Kind.BAD_REQUEST, field, detail);
    }

    /** Something that is named by a field and does not exist. */
    public static RequestProblem notFound(String field, String detail) {
        return new RequestProblem(Kind.NOT_FOUND, field, detail);
    }

    /** A request that contradicts what is already there. */
    public static RequestProblem conflict(String field, String detail) {
        return new RequestProblem(Kind.CONFLICT, field, detail);
    }

    /** A body beyond a bound, which the detail names. */
    public static RequestProblem tooLarge(String field, String detail) {
        return new RequestProblem(Kind.TOO_LARGE, field, detail);
    }

    /** A request without the right to make it. */
    public static RequestProblem unauthorised(String field, String detail) {
        return new RequestProblem(Kind.UNAUTHORISED, field, detail);
    }

    public Kind kind() {
        return kind;
    }

    /** The field, parameter or header to blame. */
    public String field() {
        return field;
    }

    /** What is wrong, in words. */
    public String detail() {
        String message = getMessage();
        return message == null ? kind.title() : message;
    }

    /** The value, or a problem that names the missing field. */
    public static <T> T required(@Nullable T value, String field) {
        if (value == null) {
            throw badField(field, field + " is missing");
        }
        return value;
    }

    /** Refuses with the field's name where the condition does not hold. */
    public static void check(boolean holds, String field, String otherwise) {
        if (!holds) {
            throw badField(field, field + " " + otherwise);
        }
    }
}
