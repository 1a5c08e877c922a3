package dev.semanticpassport.passport.verification.reporting;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.semanticpassport.contracts.Access;
import dev.semanticpassport.core.signing.CanonicalJson;
import org.jspecify.annotations.Nullable;

/**
 * How the model was looked at, as far as everybody may know: a report goes into published passports
 * and is logged, so that no address, no header and no name of a secret stands here. Whoever knows
 * the endpoint tells it by its digest; a digest does not keep a guessable address from being
 * guessed.
 *
 * @param kind of access
 * @param model as the endpoint calls it
 * @param endpointDigest SHA-256, in hex, of the canonical JSON of {@code endpoint}, its base URL,
 *     and {@code model}; empty in reports written before there was one
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

    static ReportedAccess of(Access access) {
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
        };
    }
}
