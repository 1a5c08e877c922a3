package dev.semanticpassport.document.specimen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semanticpassport.core.beacons.Beacon;
import dev.semanticpassport.core.beacons.PreparedBeacons;
import dev.semanticpassport.core.beacons.Reading;
import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.document.PassportDocument;
import dev.semanticpassport.document.VerificationEvidence;
import dev.semanticpassport.document.composing.ReadingAnswers;
import dev.semanticpassport.document.verifying.Recomputing;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What a model made up says, and what a verification reports of it, in the services' shapes. */
final class SpecimenAnswers {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int BEFORE_CONTROLS = 16;

    private SpecimenAnswers() {}

    /** What is verified: a revision and the signature's beacons. */
    record Subject(PassportDocument document, PreparedBeacons prepared) {}

    /** Answers to all beacons, of which a share is right, with two control questions among them. */
    static List<JsonNode> trail(PreparedBeacons prepared, double survival, SecureRandom random) {
        List<JsonNode> trail = new ArrayList<>();
        for (int beacon = 0; beacon < prepared.frozen().size(); beacon++) {
            if (beacon == BEFORE_CONTROLS) {
                trail.add(control(trail.size(), "What is two and two?", "Four."));
                trail.add(control(trail.size(), "Name a colour.", "Blue, say."));
            }
            Beacon asked = prepared.frozen().beacons().get(beacon);
            int chosen =
                    random.nextDouble() < survival
                            ? prepared.targets().get(beacon)
                            : random.nextInt(asked.candidates().size());
            String said = "The word is " + asked.candidates().get(chosen) + ".";
            boolean hit =
                    asked.reader().read(said) instanceof Reading.Named(int index, _)
                            && index == prepared.targets().get(beacon);
            trail.add(
                    answer(trail.size(), "beacon", asked.question(), said)
                            .put("named", asked.candidates().get(chosen))
                            .put("hit", hit));
        }
        return trail;
    }

    private static ObjectNode control(int ordinal, String question, String said) {
        return answer(ordinal, "control", question, said).put("answered", true);
    }

    private static ObjectNode answer(int ordinal, String kind, String question, String said) {
        byte[] bytes = said.getBytes(StandardCharsets.UTF_8);
        return JSON.objectNode()
                .put("ordinal", ordinal)
                .put("kind", kind)
                .put("question", question)
                .put("answer", said)
                .put("fullBytes", bytes.length)
                .put("sha256", Sha256.of(bytes).hex());
    }

    /** The report that follows from these answers. */
    static JsonNode report(UUID id, Subject subject, List<JsonNode> trail) {
        ObjectNode report = JSON.objectNode();
        report.put("type", "semantic-passport-verification-report.v1")
                .put("verification", id.toString())
                .put("asked", trail.size())
                .put("inWords", "Made up from a seed.");
        report.putObject("passport")
                .put("id", subject.document().edition().passportId().toString())
                .put("revision", subject.document().edition().revision())
                .put("digest", subject.document().digest().hex());
        report.putObject("access")
                .put("kind", "chat")
                .put("model", "specimen")
                .put("endpointDigest", Sha256.ofText("made up").hex());
        report.putObject("rule")
                .put("alpha", 1e-6)
                .put("rivals", 1)
                .put("orderShown", true)
                .put("survivalFloor", 0.2)
                .put("beta", 0.01)
                .put("planned", trail.size());
        report.putObject("signature")
                .put("frozenRoot", subject.prepared().beaconsRoot().hex())
                .put("beacons", subject.prepared().frozen().size())
                .put("fewestCandidates", fewest(subject.prepared()));
        figures(id, report, subject, trail)
                .forEach((pointer, figure) -> put(report, pointer, figure));
        return report;
    }

    private static int fewest(PreparedBeacons prepared) {
        return prepared.frozen().beacons().stream()
                .mapToInt(beacon -> beacon.candidates().size())
                .min()
                .orElseThrow();
    }

    private static Map<String, Object> figures(
            UUID id, JsonNode report, Subject subject, List<JsonNode> trail) {
        VerificationEvidence all =
                ReadingAnswers.read(
                        id,
                        report,
                        0,
                        trail,
                        subject.prepared().frozen().beacons().stream()
                                .map(beacon -> beacon.candidates().size())
                                .toList(),
                        Optional.empty());
        return Recomputing.figures(all, Map.of());
    }

    private static void put(ObjectNode report, String pointer, Object figure) {
        String[] parts = pointer.substring(1).split("/", -1);
        ObjectNode at = report;
        for (int part = 0; part < parts.length - 1; part++) {
            at = at.withObject("/" + parts[part]);
        }
        String name = parts[parts.length - 1];
        switch (figure) {
            case Integer whole -> at.put(name, whole);
            case Double real -> at.put(name, real);
            case Object text -> at.put(name, text.toString());
        }
    }
}
