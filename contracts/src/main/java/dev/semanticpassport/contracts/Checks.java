package dev.semanticpassport.contracts;

import org.jspecify.annotations.Nullable;

/** Validation where data enters; each message names the field. */
final class Checks {
    private Checks() {}

    static void that(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    static void present(@Nullable Object value, String field) {
        that(value != null, field + " is missing");
    }

    static void text(@Nullable String value, String field, int maxChars) {
        present(value, field);
        that(value != null && !value.isBlank(), field + " is empty");
        that(
                value != null && value.length() <= maxChars,
                field + " is longer than " + maxChars + " characters");
        // PostgreSQL's text cannot hold it.
        that(value != null && value.indexOf('\0') < 0, field + " must not hold U+0000");
    }

    /** A name that is safe as a file's name and in a log. */
    static void name(@Nullable String value, String field) {
        present(value, field);
        that(
                value != null && value.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}"),
                field + " must be 1 to 64 letters, digits, '.', '_' or '-'");
    }

    static void sha256(@Nullable String value, String field) {
        present(value, field);
        that(
                value != null && value.matches("[0-9a-f]{64}"),
                field + " must be a SHA-256 digest in lower-case hex");
    }
}
