package dev.semanticpassport.core.statistics;

import static dev.semanticpassport.core.statistics.Reason.CANDIDATES_NOT_NAMED;
import static dev.semanticpassport.core.statistics.Reason.CONTROLS_NOT_ANSWERED;
import static dev.semanticpassport.core.statistics.Reason.INSPECTED;
import static dev.semanticpassport.core.statistics.Reason.ORDER_NOT_SHOWN;
import static dev.semanticpassport.core.statistics.Reason.PLAN_EXHAUSTED;
import static dev.semanticpassport.core.statistics.Reason.SURVIVAL_REFUTED;
import static dev.semanticpassport.core.statistics.Reason.THRESHOLD_CROSSED;
import static dev.semanticpassport.core.statistics.Reason.TOO_MANY_FAILURES;
import static dev.semanticpassport.core.statistics.Verdict.NOT_RECOGNISED;
import static dev.semanticpassport.core.statistics.Verdict.RECOGNISED;
import static dev.semanticpassport.core.statistics.Verdict.UNDECIDED;

import dev.semanticpassport.core.statistics.Audit.Beacons;
import dev.semanticpassport.core.statistics.Audit.Controls;
import dev.semanticpassport.core.statistics.Audit.Decision;
import dev.semanticpassport.core.statistics.Audit.Evidence;
import dev.semanticpassport.core.statistics.Audit.Probes;
import dev.semanticpassport.core.statistics.Audit.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The running counts of one fold, and the rules of the verdict over them. */
final class AuditProgress {
    private final AuditRule rule;
    private final RefutingProcess refutingProcess;
    private final List<Step> steps = new ArrayList<>();
    private Tally tally = Tally.EMPTY;
    private EValue recognising = EValue.ONE;
    private EValue largestRecognising = EValue.ONE;
    private EValue refuting = EValue.ONE;
    private EValue largestRefuting = EValue.ONE;
    private OptionalInt crossedAt = OptionalInt.empty();
    private int failures;
    private int unread;
    private int inspected;
    private int named;
    private int controlsAsked;
    private int controlsAnswered;

    AuditProgress(AuditRule rule) {
        this.rule = rule;
        this.refutingProcess = new RefutingProcess(rule.survivalFloor());
    }

    /** Counts the next ordinal. */
    void count(Outcome outcome) {
        switch (outcome) {
            case Outcome.Hit(int candidates) -> beacon(candidates, true, true);
            case Outcome.Miss(int candidates, boolean candidateNamed) ->
                    beacon(candidates, false, candidateNamed);
            case Outcome.Control(boolean answered) -> control(answered);
            case Outcome.Failed(boolean control) -> {
                failures++;
                if (control) {
                    control(false);
                }
            }
            case Outcome.Unread() -> unread++;
            case Outcome.Inspected() -> {
                unread++;
                inspected++;
            }
        }
        weigh(steps.size());
    }

    private void weigh(int ordinal) {
        recognising = RecognisingProcess.evidence(tally);
        largestRecognising = EValue.largerOf(largestRecognising, recognising);
        refuting = refutingProcess.evidence(tally);
        largestRefuting = EValue.largerOf(largestRefuting, refuting);
        if (crossedAt.isEmpty() && recognising.ln() >= rule.lnThreshold()) {
            crossedAt = OptionalInt.of(ordinal);
        }
        steps.add(new Step(ordinal, recognising, refuting));
    }

    private void beacon(int candidates, boolean hit, boolean candidateNamed) {
        rule.requireCandidates(candidates);
        tally = tally.plus(candidates, hit);
        if (candidateNamed) {
            named++;
        }
    }

    private void control(boolean answered) {
        controlsAsked++;
        if (answered) {
            controlsAnswered++;
        }
    }

    /** The decision after the last counted ordinal; RECOGNISED takes precedence. */
    Optional<Decision> decided() {
        if (crossedAt.isPresent()) {
            return Optional.of(
                    rule.orderShown()
                            ? new Decision(RECOGNISED, THRESHOLD_CROSSED)
                            : new Decision(UNDECIDED, ORDER_NOT_SHOWN));
        }
        if (refuted()
                && probes(0).fewFailures()
                && beacons().mostlyNamed()
                && controls().mostlyAnswered()) {
            return Optional.of(new Decision(NOT_RECOGNISED, SURVIVAL_REFUTED));
        }
        return Optional.empty();
    }

    /** The decision where the plan has ended and the evidence has not decided. */
    Decision atEnd() {
        return new Decision(UNDECIDED, whatWasLacking());
    }

    private Reason whatWasLacking() {
        if (!probes(0).fewFailures()) {
            return TOO_MANY_FAILURES;
        }
        if (inspected > 0 && tally.beacons() == 0) {
            return INSPECTED;
        }
        if (!refuted()) {
            return PLAN_EXHAUSTED;
        }
        return beacons().mostlyNamed() ? CONTROLS_NOT_ANSWERED : CANDIDATES_NOT_NAMED;
    }

    private boolean refuted() {
        return largestRefuting.ln() >= rule.lnRefutingThreshold();
    }

    Audit audit(int received, Optional<Decision> decision) {
        return new Audit(
                probes(received),
                beacons(),
                controls(),
                evidence(),
                Survival.of(tally),
                decision,
                steps);
    }

    private Probes probes(int received) {
        return new Probes(received, steps.size(), failures, unread);
    }

    private Beacons beacons() {
        return new Beacons(tally.beacons(), tally.hits(), named);
    }

    private Controls controls() {
        return new Controls(controlsAsked, controlsAnswered);
    }

    private Evidence evidence() {
        return new Evidence(recognising, largestRecognising, refuting, largestRefuting, crossedAt);
    }
}
