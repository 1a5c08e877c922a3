package dev.semanticpassport.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semanticpassport.core.beacons.BeaconOpening;
import dev.semanticpassport.core.signing.CanonicalJson;
import dev.semanticpassport.core.signing.JsonFields;
import dev.semanticpassport.core.signing.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A settled verification: its report, the answers it follows from, and what opens the beacons that
 * the author reveals.
 *
 * @param id the verification's
 * @param report the report's body, as the service hashed it
 * @param logIndex of the verdict's entry in the log
 * @param answers by ordinal, ascending and without gaps from 0
 * @param openings one for each revealed answer
 */
public record VerificationEvidence(
        UUID id,
        JsonNode report,
        long logIndex,
        List<GivenAnswer> answers,
        List<BeaconOpening> openings) {

    public VerificationEvidence {
        answers = List.copyOf(answers);
        openings = List.copyOf(openings);
        for (int ordinal = 0; ordinal < answers.size(); ordinal++) {
            if (answers.get(ordinal).ordinal() != ordinal) {
                throw new IllegalArgumentException(
                        "answers stand by ordinal from 0; " + ordinal + " is not in its place");
            }
        }
    }

    /** What the log has of the report. */
    public Sha256 reportDigest() {
        return CanonicalJson.sha256(report);
    }

    /** A text of the report, by its path; empty where the report has none. */
    public String reported(String pointer) {
        return report.at(pointer).asText();
    }

    ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("verification", id.toString()).put("logIndex", logIndex).set("report", report);
        ArrayNode list = json.putArray("answers");
        answers.forEach(answer -> list.add(answer.toJson()));
        ArrayNode opened = json.putArray("openings");
        openings.forEach(
                one -> opened.add(CanonicalJson.read("opening of a beacon", one.exposeJson())));
        return json;
    }

    static VerificationEvidence fromJson(JsonFields json) {
        json.onlyThese("verification", "report", "logIndex", "answers", "openings");
        List<BeaconOpening> openings = new ArrayList<>();
        for (JsonNode one : json.list("openings")) {
            String where = json.where("openings") + "[" + openings.size() + "]";
            openings.add(BeaconOpening.parse(where, CanonicalJson.bytes(one)));
        }
        return json.read(
                "answers",
                json.objects("answers").stream().map(GivenAnswer::fromJson).toList(),
                answers ->
                        new VerificationEvidence(
                                json.uuid("verification"),
                                json.any("report"),
                                json.count("logIndex"),
                                answers,
                                openings));
    }
}
