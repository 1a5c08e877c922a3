package dev.semanticpassport.passport.verification.reporting;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.semanticpassport.contracts.Access;
import dev.semanticpassport.contracts.Location;
import dev.semanticpassport.core.signing.CanonicalJson;
import org.jspecify.annotations.Nullable;

/**
 * How the model was looked at, as far as everybody may know: a report goes into published passports
 * and is logged, so that no address, no header and no name of a secret stands here. Whoever knows
 * the endpoint tells it by its digest; a digest does not keep a guessable address from being
 * guessed.
 *
 * @param kind of access
 * @param model as the endpoint calls it; of files the hub's name for them, or that they lie on a
 *     disk
 * @param endpointDigest SHA-256, in hex, of the canonical JSON of {@code endpoint}, its base URL,
 *     and {@code model}, or of {@code location} where files are looked at; empty in reports written
 *     before there was one
 * @param temperature of sampling
 * @param seed passed to the endpoint, where it takes one
 * @param maxTokens of one answer
 */
public record ReportedAccess(
        String kind,
        String model,
        String endpointDigest,
        double temperature,
        @Nullable Long seed,
        int maxTokens) {

    public ReportedAccess {
        endpointDigest = endpointDigest == null ? "" : endpointDigest;
    }

    private static ReportedAccess files(String kind, String location, @Nullable String base) {
        return new ReportedAccess(
                kind,
                name(location) + (base == null ? "" : ", held against " + name(base)),
                CanonicalJson.sha256(
                                JsonNodeFactory.instance.objectNode().put("location", location))
                        .hex(),
                0,
                null,
                0);
    }

    /** A hub's repository is public; a path of a machine is not told. */
    private static String name(String location) {
        return switch (Location.parse(location, "access.location")) {
            case Location.File _ -> "files of a disk";
            case Location.Hub(String repository, String revision) -> repository + "@" + revision;
        };
    }

    /** As far as everybody may know it. */
    public static ReportedAccess of(Access access) {
        return switch (access) {
            case Access.Chat chat ->
                    new ReportedAccess(
                            "chat",
                            chat.model(),
                            CanonicalJson.sha256(
                                            JsonNodeFactory.instance
                                                    .objectNode()
                                                    .put("endpoint", chat.endpoint().toString())
                                                    .put("model", chat.model()))
                                    .hex(),
                            chat.temperature(),
                            chat.seed(),
                            chat.maxTokens());
            case Access.Weights(String location, String base, String _) ->
                    files("weights", location, base);
            case Access.Adapter(String location, String base, String _) ->
                    files("adapter", location, base);
        };
    }
}
