package dev.semanticpassport.passport.verification.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semanticpassport.contracts.Decoded;
import dev.semanticpassport.contracts.EventJson;
import dev.semanticpassport.contracts.Topic;
import dev.semanticpassport.contracts.VerificationRequested;
import dev.semanticpassport.core.signing.CanonicalJson;
import dev.semanticpassport.core.signing.UnreadableFileException;
import dev.semanticpassport.passport.problem.RequestProblem;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a request that came by REST exactly as one that came by Kafka is read. */
final class RequestReading {
    private static final String ID = "verificationId";

    /** Reasons begin with the field, or with "field" or "unknown field" before it. */
    private static final Pattern BLAMED =
            Pattern.compile("^(?:unknown )?(?:field )?([\\w.\\[\\]]+)");

    private RequestReading() {}

    /**
     * @param body the request's JSON
     * @param fresh draws the verification's id where the request leaves it out
     */
    static VerificationRequested read(byte[] body, Supplier<UUID> fresh) {
        if (body.length > Topic.MAX_EVENT_BYTES) {
            throw RequestProblem.badField(
                    "body",
                    "the body has "
                            + body.length
                            + " bytes, above the bound of "
                            + Topic.MAX_EVENT_BYTES);
        }
        ObjectNode json = object(body);
        if (!json.has(ID)) {
            json.put(ID, fresh.get().toString());
        }
        byte[] event = json.toString().getBytes(StandardCharsets.UTF_8);
        return switch (EventJson.read(Topic.VERIFICATION_REQUESTED.type(), event)) {
            case Decoded.Good(VerificationRequested request) -> request;
            case Decoded.Good _ -> throw new IllegalStateException("read as another event");
            case Decoded.Bad(var reason) -> throw RequestProblem.badField(field(reason), reason);
        };
    }

    private static ObjectNode object(byte[] body) {
        JsonNode json;
        try {
            json = CanonicalJson.read("body", body);
        } catch (UnreadableFileException e) {
            throw RequestProblem.badField("body", String.valueOf(e.getMessage()));
        }
        if (json instanceof ObjectNode object) {
            return object;
        }
        throw RequestProblem.badField("body", "body must be a JSON object");
    }

    private static String field(String reason) {
        Matcher blamed = BLAMED.matcher(reason);
        return blamed.find() ? blamed.group(1) : "body";
    }
}
