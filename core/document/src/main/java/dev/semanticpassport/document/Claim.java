package dev.semanticpassport.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semanticpassport.core.signing.JsonFields;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One thing that a passport says, and how it stands.
 *
 * @param value what is claimed; for a measured claim, what was measured
 * @param measured only for a contradicted claim: what the measurement says instead
 * @param evidence where to look: {@code verification:UUID} or {@code files}; none for a declared
 *     claim
 */
public record Claim(
        JsonNode value, Stands stands, Optional<JsonNode> measured, List<String> evidence) {

    /** Evidence that is the model's files themselves. */
    public static final String FILES = "files";

    private static final String VERIFICATION = "verification:";
    private static final Pattern REFERENCE =
            Pattern.compile("files|verification:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    public Claim {
        evidence = List.copyOf(evidence);
        if ((stands == Stands.DECLARED) != evidence.isEmpty()) {
            throw new IllegalArgumentException(
                    "a claim has evidence exactly if it is measured or contradicted");
        }
        if ((stands == Stands.CONTRADICTED) != measured.isPresent()) {
            throw new IllegalArgumentException(
                    "a claim says what was measured instead exactly if it is contradicted");
        }
        if (measured.filter(value::equals).isPresent()) {
            throw new IllegalArgumentException("a measurement that agrees contradicts nothing");
        }
        for (String one : evidence) {
            if (!REFERENCE.matcher(one).matches()) {
                throw new IllegalArgumentException("evidence is named files or verification:UUID");
            }
        }
    }

    /** What somebody says, unmeasured. */
    public static Claim declared(JsonNode value) {
        return new Claim(value, Stands.DECLARED, Optional.empty(), List.of());
    }

    /** A text that somebody says. */
    public static Claim declared(String text) {
        return declared(JsonNodeFactory.instance.textNode(text));
    }

    /** What was measured, with nothing declared or with the same declared. */
    public static Claim measured(JsonNode value, String evidence) {
        return new Claim(value, Stands.MEASURED, Optional.empty(), List.of(evidence));
    }

    /** This claim after a measurement: measured where it agrees, contradicted where it does not. */
    public Claim against(JsonNode found, String by) {
        return value.equals(found)
                ? measured(value, by)
                : new Claim(value, Stands.CONTRADICTED, Optional.of(found), List.of(by));
    }

    /** The reference to a verification in this document. */
    public static String verification(java.util.UUID id) {
        return VERIFICATION + id;
    }

    /** What to believe: the measurement where there is one. */
    public JsonNode best() {
        return measured.orElse(value);
    }

    /** {@link #best()} as a text; a text without its quotation marks. */
    public String bestText() {
        return best().isTextual() ? best().textValue() : best().toString();
    }

    /** As documents have it, {@code value} under the given name. */
    ObjectNode toJson(String valueName) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set(valueName, value);
        standing(json);
        return json;
    }

    ObjectNode toJson() {
        return toJson("value");
    }

    /** Adds how the claim stands to an object that has its value. */
    void standing(ObjectNode json) {
        json.put("stands", stands.word());
        evidence.forEach(json.putArray("evidence")::add);
        measured.ifPresent(found -> json.set("measured", found));
    }

    static Claim fromJson(JsonFields json) {
        json.onlyThese("value", "stands", "evidence", "measured");
        return standing(json, json.any("value"));
    }

    /** Reads how a claim stands; its value was read already. */
    static Claim standing(JsonFields json, JsonNode value) {
        Stands stands = json.read("stands", json.text("stands"), Stands::parse);
        return json.read(
                "stands",
                stands,
                one ->
                        new Claim(
                                value,
                                one,
                                json.optional("measured", json::any),
                                json.texts("evidence")));
    }
}
