package dev.semanticpassport.document.composing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.semanticpassport.core.beacons.BeaconOpening;
import dev.semanticpassport.core.beacons.PreparedBeacons;
import dev.semanticpassport.core.signing.JsonFields;
import dev.semanticpassport.document.GivenAnswer;
import dev.semanticpassport.document.VerificationEvidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Turns the answers of the audit trail into those of a passport: with words and opening where the
 * author reveals the beacon, without words where not.
 */
public final class ReadingAnswers {
    private final List<Integer> candidates;
    private final Optional<PreparedBeacons> revealed;
    private final List<GivenAnswer> answers = new ArrayList<>();
    private final List<BeaconOpening> openings = new ArrayList<>();
    private int beacon;

    private ReadingAnswers(List<Integer> candidates, Optional<PreparedBeacons> revealed) {
        this.candidates = candidates;
        this.revealed = revealed;
    }

    /**
     * The evidence of one verification.
     *
     * @param report its body
     * @param trail the counted answers of the audit trail by ordinal from 0, as scoring-service
     *     shows them
     * @param candidates number of candidates of each beacon, in the frozen order
     * @param revealed the author's prepared beacons, where those that were asked are to be revealed
     */
    public static VerificationEvidence read(
            UUID id,
            JsonNode report,
            long logIndex,
            List<JsonNode> trail,
            List<Integer> candidates,
            Optional<PreparedBeacons> revealed) {
        ReadingAnswers reading = new ReadingAnswers(candidates, revealed);
        for (JsonNode one : trail) {
            reading.read(JsonFields.of("answers of verification " + id, "", one));
        }
        return new VerificationEvidence(id, report, logIndex, reading.answers, reading.openings);
    }

    private void read(JsonFields json) {
        int ordinal = json.index("ordinal", Integer.MAX_VALUE);
        String kind = json.text("kind");
        boolean failed = json.given("failure");
        answers.add(
                switch (kind) {
                    case "beacon" -> beacon(json, ordinal, beacon++, failed);
                    case "control" ->
                            failed
                                    ? new GivenAnswer.Failed(ordinal, true, json.text("failure"))
                                    : new GivenAnswer.Control(
                                            ordinal,
                                            json.text("question"),
                                            json.text("answer"),
                                            json.count("fullBytes"),
                                            json.sha256("sha256"),
                                            json.flag("answered"));
                    case "text" ->
                            failed
                                    ? new GivenAnswer.Failed(ordinal, false, json.text("failure"))
                                    : new GivenAnswer.Unread(ordinal, json.sha256("sha256"));
                    default -> throw json.error("kind", "is none of beacon, control and text");
                });
    }

    private GivenAnswer beacon(JsonFields json, int ordinal, int index, boolean failed) {
        if (failed) {
            return new GivenAnswer.Failed(ordinal, false, json.text("failure"));
        }
        boolean hit = json.flag("hit");
        if (revealed.isEmpty()) {
            if (index >= candidates.size()) {
                throw json.error("ordinal", "asks more beacons than the signature has");
            }
            return new GivenAnswer.Withheld(
                    ordinal, candidates.get(index), json.given("named"), hit);
        }
        BeaconOpening opening = revealed.orElseThrow().open(index);
        if (!opening.beacon().question().equals(json.text("question"))) {
            throw json.error("question", "is not that of the prepared beacon " + index);
        }
        openings.add(opening);
        return new GivenAnswer.Revealed(
                ordinal,
                index,
                json.text("answer"),
                json.count("fullBytes"),
                json.sha256("sha256"),
                hit);
    }
}
