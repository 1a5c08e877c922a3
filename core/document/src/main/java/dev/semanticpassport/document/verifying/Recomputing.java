package dev.semanticpassport.document.verifying;

import com.fasterxml.jackson.databind.JsonNode;
import dev.semanticpassport.core.beacons.BeaconOpening;
import dev.semanticpassport.core.beacons.Normalising;
import dev.semanticpassport.core.beacons.Reading;
import dev.semanticpassport.core.signing.JsonFields;
import dev.semanticpassport.core.statistics.Audit;
import dev.semanticpassport.core.statistics.AuditRule;
import dev.semanticpassport.core.statistics.Auditing;
import dev.semanticpassport.core.statistics.Outcome;
import dev.semanticpassport.document.GivenAnswer;
import dev.semanticpassport.document.VerificationEvidence;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads a verification's answers again and folds what they say from nothing. An answer to a
 * revealed beacon is read against its opening; what is withheld counts as it is attested.
 */
public final class Recomputing {
    private Recomputing() {}

    /**
     * The figures that a report has, by their path in it, computed again.
     *
     * @param openings by the beacon's index
     * @throws IllegalArgumentException where the report's rule is none, or an answer has no opening
     */
    public static Map<String, Object> figures(
            VerificationEvidence evidence, Map<Integer, BeaconOpening> openings) {
        JsonFields rule = JsonFields.of("report", "", evidence.report()).object("rule");
        Map<Integer, Outcome> outcomes = new TreeMap<>();
        for (GivenAnswer answer : evidence.answers()) {
            outcomes.put(answer.ordinal(), outcome(answer, openings));
        }
        AuditRule levels =
                new AuditRule(
                        rule.number("alpha"),
                        rule.index("rivals", Integer.MAX_VALUE),
                        rule.flag("orderShown"),
                        rule.number("survivalFloor"),
                        rule.number("beta"));
        int planned = rule.index("planned", Integer.MAX_VALUE);
        return figures(Auditing.fold(levels, planned, outcomes));
    }

    /** Whether the right candidate is named in an answer to a revealed beacon. */
    public static boolean hit(GivenAnswer.Revealed answer, BeaconOpening opening) {
        return opening.beacon().reader().read(answer.text()) instanceof Reading.Named(int index, _)
                && index == opening.target();
    }

    /** Whether a control question counts as answered. */
    public static boolean answered(GivenAnswer.Control answer) {
        return !Normalising.words(answer.text()).isEmpty();
    }

    private static Outcome outcome(GivenAnswer answer, Map<Integer, BeaconOpening> openings) {
        return switch (answer) {
            case GivenAnswer.Revealed one -> {
                BeaconOpening opening = openings.get(one.beacon());
                if (opening == null) {
                    throw new IllegalArgumentException(
                            "beacon " + one.beacon() + " is revealed without its opening");
                }
                int candidates = opening.beacon().candidates().size();
                Reading read = opening.beacon().reader().read(one.text());
                boolean hit =
                        read instanceof Reading.Named(int index, _) && index == opening.target();
                yield hit
                        ? new Outcome.Hit(candidates)
                        : new Outcome.Miss(candidates, read instanceof Reading.Named);
            }
            case GivenAnswer.Withheld one ->
                    one.hit()
                            ? new Outcome.Hit(one.candidates())
                            : new Outcome.Miss(one.candidates(), one.named());
            case GivenAnswer.Control one -> new Outcome.Control(answered(one));
            case GivenAnswer.Failed one -> new Outcome.Failed(one.control());
            case GivenAnswer.Unread _ -> new Outcome.Unread();
        };
    }

    private static Map<String, Object> figures(Audit audit) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("/evidence/counted", audit.probes().counted());
        figures.put("/counted", audit.probes().counted());
        figures.put("/evidence/beacons", audit.beacons().answered());
        figures.put("/evidence/hits", audit.beacons().hits());
        figures.put("/evidence/named", audit.beacons().named());
        figures.put("/evidence/failures", audit.probes().failures());
        figures.put("/evidence/controls", audit.controls().asked());
        figures.put("/evidence/controlsAnswered", audit.controls().answered());
        figures.put("/evidence/log10E", audit.evidence().recognising().log10());
        figures.put("/evidence/pValue", audit.evidence().anytimeP());
        figures.put("/evidence/log10Refuting", audit.evidence().refuting().log10());
        figures.put("/evidence/survival", audit.survival().hitRate().orElse(0));
        figures.put("/evidence/survivalInterval/low", audit.survival().smallest());
        figures.put("/evidence/survivalInterval/high", audit.survival().largest());
        figures.put("/evidence/survivalInterval/level", audit.survival().level());
        figures.put("/smallestSurvivalStillPossible", audit.survival().smallest());
        audit.decision()
                .ifPresent(decision -> {
                    figures.put("/verdict", decision.verdict().name());
                    figures.put("/reason", decision.reason().name());
                });
        return figures;
    }

    /** Whether a report's value is the recomputed one, to the last digit. */
    static boolean same(JsonNode reported, Object recomputed) {
        return recomputed instanceof Number number
                ? reported.isNumber() && reported.doubleValue() == number.doubleValue()
                : reported.asText().equals(recomputed.toString());
    }
}
