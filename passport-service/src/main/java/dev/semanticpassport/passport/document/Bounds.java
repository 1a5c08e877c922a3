package dev.semanticpassport.passport.document;

import static dev.semanticpassport.passport.problem.RequestProblem.check;
import static dev.semanticpassport.passport.problem.RequestProblem.required;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What texts in a request may be; each refusal names the field. */
public final class Bounds {
    private Bounds() {}

    /** A line of text: not blank, bounded, without control characters. */
    public static String line(@Nullable String text, String field, int maxChars) {
        String given = required(text, field);
        check(!given.isBlank(), field, "is empty");
        check(given.length() <= maxChars, field, "is longer than " + maxChars + " characters");
        check(
                given.codePoints().noneMatch(Character::isISOControl),
                field,
                "has a control character");
        check(
                StandardCharsets.UTF_8.newEncoder().canEncode(given),
                field,
                "has half a surrogate pair");
        return given;
    }

    /** A line of text that may be left out. */
    public static @Nullable String optionalLine(@Nullable String text, String field, int maxChars) {
        return text == null ? null : line(text, field, maxChars);
    }
}
