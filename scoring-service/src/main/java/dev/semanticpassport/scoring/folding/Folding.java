package dev.semanticpassport.scoring.folding;

import dev.semanticpassport.contracts.Decision;
import dev.semanticpassport.contracts.Evidence;
import dev.semanticpassport.contracts.Interval;
import dev.semanticpassport.contracts.OrdinalRange;
import dev.semanticpassport.contracts.Reason;
import dev.semanticpassport.contracts.Rule;
import dev.semanticpassport.contracts.Verdict;
import dev.semanticpassport.core.statistics.Audit;
import dev.semanticpassport.core.statistics.Auditing;
import dev.semanticpassport.core.statistics.Outcome;
import dev.semanticpassport.scoring.reading.ReadingAnswers;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Folds all stored readings of one verification, in ordinal order. A pure function of the rule and
 * the readings: neither the order of arrival nor repeated deliveries can change a digit.
 */
public final class Folding {

    /**
     * The most ranges that are told, so that an event stays small. What lies behind them is told
     * once the gaps before it are filled.
     */
    public static final int MAX_RANGES = 1_000;

    private Folding() {}

    /**
     * How a verification stands with these readings.
     *
     * @param before how it stood; where that was decided, decision and evidence stay as they were
     * @param readings by ordinal, all that is stored
     * @param askings how often a probe of this verification was asked, as far as we were told
     */
    public static Standing fold(
            Rule rule,
            @Nullable Standing before,
            SortedMap<Integer, Outcome> readings,
            int askings) {
        var received = received(readings);
        int paidTwice = askings - readings.size();
        if (before != null && before.decided() != null) {
            return new Standing(received, before.evidence(), paidTwice, before.decided());
        }
        Audit audit = Auditing.fold(ReadingAnswers.statisticalRule(rule), rule.planned(), readings);
        Decision decided =
                audit.decision()
                        .map(made -> decision(made, asksNoSignature(readings)))
                        .orElse(null);
        return new Standing(received, evidence(audit, decided), paidTwice, decided);
    }

    private static List<OrdinalRange> received(SortedMap<Integer, Outcome> readings) {
        var ranges = OrdinalRange.covering(new TreeSet<>(readings.keySet()));
        return ranges.size() <= MAX_RANGES ? ranges : ranges.subList(0, MAX_RANGES);
    }

    private static Evidence evidence(Audit audit, @Nullable Decision decided) {
        var survival = audit.survival();
        return new Evidence(
                audit.probes().counted(),
                audit.beacons().answered(),
                audit.beacons().hits(),
                audit.beacons().named(),
                audit.probes().failures(),
                audit.controls().asked(),
                audit.controls().answered(),
                audit.evidence().recognising().log10(),
                audit.evidence().anytimeP(),
                audit.evidence().refuting().log10(),
                survival.hitRate().orElse(0),
                new Interval(survival.smallest(), survival.largest(), survival.level()),
                crossedAt(audit, decided));
    }

    /** Counting stops at the decision, so a decision by a crossing fell at the last one counted. */
    private static @Nullable Integer crossedAt(Audit audit, @Nullable Decision decided) {
        if (decided == null) {
            return null;
        }
        return switch (decided.reason()) {
            case THRESHOLD_CROSSED, ORDER_NOT_SHOWN, SURVIVAL_REFUTED ->
                    audit.probes().counted() - 1;
            case PLAN_EXHAUSTED,
                    INSPECTED,
                    CANDIDATES_NOT_NAMED,
                    CONTROLS_NOT_ANSWERED,
                    TOO_MANY_FAILURES,
                    ANSWERS_KEPT,
                    CANCELLED ->
                    null;
        };
    }

    /** Where only texts were asked, an exhausted plan lacks no evidence: it was not looked for. */
    private static boolean asksNoSignature(SortedMap<Integer, Outcome> readings) {
        return readings.values().stream()
                .allMatch(reading ->
                        switch (reading) {
                            case Outcome.Unread _ -> true;
                            case Outcome.Failed(boolean control) -> !control;
                            case Outcome.Hit _,
                                    Outcome.Miss _,
                                    Outcome.Control _,
                                    Outcome.Inspected _ ->
                                    false;
                        });
    }

    private static Decision decision(Audit.Decision decision, boolean asksNoSignature) {
        return new Decision(
                switch (decision.verdict()) {
                    case RECOGNISED -> Verdict.RECOGNISED;
                    case NOT_RECOGNISED -> Verdict.NOT_RECOGNISED;
                    case UNDECIDED -> Verdict.UNDECIDED;
                },
                switch (decision.reason()) {
                    case THRESHOLD_CROSSED -> Reason.THRESHOLD_CROSSED;
                    case SURVIVAL_REFUTED -> Reason.SURVIVAL_REFUTED;
                    case ORDER_NOT_SHOWN -> Reason.ORDER_NOT_SHOWN;
                    case TOO_MANY_FAILURES -> Reason.TOO_MANY_FAILURES;
                    case CANDIDATES_NOT_NAMED -> Reason.CANDIDATES_NOT_NAMED;
                    case CONTROLS_NOT_ANSWERED -> Reason.CONTROLS_NOT_ANSWERED;
                    case INSPECTED -> Reason.INSPECTED;
                    case PLAN_EXHAUSTED ->
                            asksNoSignature ? Reason.ANSWERS_KEPT : Reason.PLAN_EXHAUSTED;
                });
    }
}
