package dev.semanticpassport.contracts;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a model's files lie. */
public sealed interface Location {

    /** Most characters of a location. */
    int LONGEST = 1024;

    /**
     * A file or a folder on a disk that probe-service sees.
     *
     * @param path absolute, without {@code ..}
     */
    record File(String path) implements Location {}

    /**
     * A repository of a hub that is laid out as Hugging Face's.
     *
     * @param repository as {@code organisation/name}
     * @param revision a branch, a tag or a commit
     */
    record Hub(String repository, String revision) implements Location {}

    /**
     * Reads a location.
     *
     * @param field how errors call it
     * @throws IllegalArgumentException in words, naming the field
     */
    static Location parse(@Nullable String text, String field) {
        Checks.text(text, field, LONGEST);
        if (text == null) {
            throw new IllegalArgumentException(field + " is missing");
        }
        Matcher hub = Parsing.HUB.matcher(text);
        if (hub.matches() && !text.contains("..")) {
            return new Hub(hub.group(1), hub.group(2) == null ? "main" : hub.group(2));
        }
        Checks.that(
                text.startsWith("file:/"),
                field
                        + " must be file:/ABSOLUTE/PATH, or"
                        + " hub://ORGANISATION/NAME@REVISION with letters, digits, '.', '_' and"
                        + " '-'");
        return new File(Parsing.path(text, field));
    }

    /** How locations are written. */
    final class Parsing {
        private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,95}";
        static final Pattern HUB =
                Pattern.compile(
                        "hub://("
                                + NAME
                                + "/"
                                + NAME
                                + ")(?:@([A-Za-z0-9][A-Za-z0-9._/-]{0,127}))?");

        private Parsing() {}

        static String path(String text, String field) {
            try {
                URI uri = new URI(text);
                String path = uri.getPath();
                boolean plain =
                        (uri.getAuthority() == null || uri.getAuthority().isEmpty())
                                && uri.getQuery() == null
                                && uri.getFragment() == null;
                Checks.that(
                        plain && path != null && path.startsWith("/") && path.indexOf('\0') < 0,
                        field + " must be file:/ABSOLUTE/PATH and nothing more");
                Checks.that(
                        !(path + "/").contains("/../"), field + " must not lead upwards by '..'");
                return path;
            } catch (URISyntaxException e) {
                throw new IllegalArgumentException(
                        field + " is no location: blanks and the like are written as %20", e);
            }
        }
    }
}
