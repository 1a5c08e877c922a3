package dev.semanticpassport.document;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semanticpassport.core.signing.JsonFields;
import dev.semanticpassport.core.signing.Sha256;
import java.util.Optional;

/** What became of one probe of a verification, as far as its passport tells it. */
public sealed interface GivenAnswer {

    /** The probe's place in the plan, from 0. */
    int ordinal();

    /**
     * The answer to a beacon that the author reveals: what was read of it can be read again.
     *
     * @param beacon the beacon's place among the frozen ones; its opening stands beside
     * @param text what the model said, perhaps cut
     * @param fullBytes length of the whole answer in bytes of UTF-8
     * @param sha256 of the whole answer
     * @param hit whether the right candidate was named first, as scoring read it
     */
    record Revealed(
            int ordinal, int beacon, String text, long fullBytes, Sha256 sha256, boolean hit)
            implements GivenAnswer {}

    /**
     * The answer to a beacon that stays secret: attested, and not to be recomputed. Neither its
     * words nor their digest stand here: an answer is soon guessed from a list of candidates.
     *
     * @param candidates how many the beacon has
     * @param named whether any candidate was named
     * @param hit whether the right one was named first
     */
    record Withheld(int ordinal, int candidates, boolean named, boolean hit)
            implements GivenAnswer {}

    /** The answer to a control question. */
    record Control(
            int ordinal,
            String question,
            String text,
            long fullBytes,
            Sha256 sha256,
            boolean answered)
            implements GivenAnswer {}

    /**
     * No answer came.
     *
     * @param control whether a control question was asked
     * @param failure the kind
     */
    record Failed(int ordinal, boolean control, String failure) implements GivenAnswer {}

    /** An answer that carries no evidence. */
    record Unread(int ordinal, Sha256 sha256) implements GivenAnswer {}

    /** As documents have it. */
    default ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("ordinal", ordinal());
        return switch (this) {
            case Revealed one ->
                    json.put("kind", "revealed")
                            .put("beacon", one.beacon())
                            .put("text", one.text())
                            .put("fullBytes", one.fullBytes())
                            .put("sha256", one.sha256().hex())
                            .put("hit", one.hit());
            case Withheld one ->
                    json.put("kind", "withheld")
                            .put("candidates", one.candidates())
                            .put("named", one.named())
                            .put("hit", one.hit());
            case Control one ->
                    json.put("kind", "control")
                            .put("question", one.question())
                            .put("text", one.text())
                            .put("fullBytes", one.fullBytes())
                            .put("sha256", one.sha256().hex())
                            .put("answered", one.answered());
            case Failed one ->
                    json.put("kind", "failed")
                            .put("control", one.control())
                            .put("failure", one.failure());
            case Unread one -> json.put("kind", "unread").put("sha256", one.sha256().hex());
        };
    }

    /** Reads what documents have. */
    static GivenAnswer fromJson(JsonFields json) {
        int ordinal = json.index("ordinal", Integer.MAX_VALUE);
        return switch (json.text("kind")) {
            case "revealed" -> {
                json.onlyThese("ordinal", "kind", "beacon", "text", "fullBytes", "sha256", "hit");
                yield new Revealed(
                        ordinal,
                        json.index("beacon", Integer.MAX_VALUE),
                        json.text("text"),
                        json.count("fullBytes"),
                        json.sha256("sha256"),
                        json.flag("hit"));
            }
            case "withheld" -> {
                json.onlyThese("ordinal", "kind", "candidates", "named", "hit");
                if (json.flag("hit") && !json.flag("named")) {
                    throw json.error("hit", "cannot be where no candidate was named");
                }
                yield new Withheld(
                        ordinal,
                        json.index("candidates", Integer.MAX_VALUE),
                        json.flag("named"),
                        json.flag("hit"));
            }
            case "control" -> {
                json.onlyThese(
                        "ordinal", "kind", "question", "text", "fullBytes", "sha256", "answered");
                yield new Control(
                        ordinal,
                        json.text("question"),
                        json.text("text"),
                        json.count("fullBytes"),
                        json.sha256("sha256"),
                        json.flag("answered"));
            }
            case "failed" -> {
                json.onlyThese("ordinal", "kind", "control", "failure");
                yield new Failed(ordinal, json.flag("control"), json.text("failure"));
            }
            case "unread" -> {
                json.onlyThese("ordinal", "kind", "sha256");
                yield new Unread(ordinal, json.sha256("sha256"));
            }
            default ->
                    throw json.error(
                            "kind", "is none of revealed, withheld, control, failed and unread");
        };
    }

    /** The digest of the answer as far as it was kept; empty where it was cut or withheld. */
    default Optional<Sha256> recomputedDigest() {
        return switch (this) {
            case Revealed one -> whole(one.text(), one.fullBytes());
            case Control one -> whole(one.text(), one.fullBytes());
            case Withheld _, Failed _, Unread _ -> Optional.empty();
        };
    }

    private static Optional<Sha256> whole(String text, long fullBytes) {
        byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return bytes.length == fullBytes ? Optional.of(Sha256.of(bytes)) : Optional.empty();
    }
}
