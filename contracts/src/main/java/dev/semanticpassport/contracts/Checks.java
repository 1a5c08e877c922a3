package dev.semanticpassport.contracts;

import java.util.List;
import java.util.Objects;
import java.util.Set;
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

    /** An idea's id. */
    static void idea(@Nullable String value, String field) {
        present(value, field);
        that(
                value != null && value.matches("[0-9a-f]{16}"),
                field + " must be an idea's id, 16 lower-case hexadecimal digits");
    }

    /** Ideas' ids, none twice; none at all where left out. */
    static List<String> ideas(@Nullable List<String> values, String field) {
        List<String> ids = listed(values, field, Edit.MOST_NAMED);
        ids.forEach(id -> idea(id, field));
        that(Set.copyOf(ids).size() == ids.size(), field + " names an idea twice");
        return ids;
    }

    /** A bounded list without gaps; empty where left out. */
    static <T> List<T> listed(@Nullable List<T> values, String field, int most) {
        if (values == null) {
            return List.of();
        }
        that(values.size() <= most, field + " has more than " + most + " entries");
        that(values.stream().noneMatch(Objects::isNull), field + " has an entry that is null");
        return List.copyOf(values);
    }

    static void sha256(@Nullable String value, String field) {
        present(value, field);
        that(
                value != null && value.matches("[0-9a-f]{64}"),
                field + " must be a SHA-256 digest in lower-case hex");
    }
}
