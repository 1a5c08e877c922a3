package dev.semanticpassport.scoring.reading;

import dev.semanticpassport.contracts.Outcome.Answer;
import dev.semanticpassport.contracts.Outcome.Failure;
import dev.semanticpassport.contracts.Outcome.Files;
import dev.semanticpassport.contracts.ProbeAnswered;
import dev.semanticpassport.contracts.ReadAs;
import dev.semanticpassport.contracts.Rule;
import dev.semanticpassport.core.beacons.AnswerReader;
import dev.semanticpassport.core.beacons.Normalising;
import dev.semanticpassport.core.beacons.ServiceKey;
import dev.semanticpassport.core.beacons.TargetDigest;
import dev.semanticpassport.core.statistics.AuditRule;
import dev.semanticpassport.core.statistics.Outcome;

/**
 * Reads answers. A beacon is hit if the candidate named first has the target's digest under the
 * services' key; a control question is answered if the answer holds a letter or a digit, so that
 * blank or punctuation-only answers do not pass for a working model; any other text is kept unread,
 * and so is what was seen of files. Failures are decided before and weigh nothing.
 */
public final class ReadingAnswers {
    private final ServiceKey serviceKey;

    public ReadingAnswers(ServiceKey serviceKey) {
        this.serviceKey = serviceKey;
    }

    /** Checks and reads one event. */
    public Read read(ProbeAnswered received) {
        int planned = received.rule().planned();
        if (received.ordinal() >= planned) {
            return new Read.Refused(
                    "ordinal "
                            + received.ordinal()
                            + " lies outside the plan, rule.planned is "
                            + planned);
        }
        var answered = Cleaning.clean(received);
        try {
            return new Read.Storable(answered, reading(answered));
        } catch (IllegalArgumentException impossible) {
            return new Read.Refused("readAs cannot be used: " + impossible.getMessage());
        }
    }

    /**
     * What a cleaned event's outcome says.
     *
     * @throws IllegalArgumentException where a beacon's candidates make no sound test: too few, not
     *     distinct, a malformed target, or chance alone reaches the rule's survival floor
     */
    public Reading reading(ProbeAnswered answered) {
        return switch (answered.readAs()) {
            case ReadAs.Beacon beacon -> beacon(answered, beacon);
            case ReadAs.Control _ ->
                    switch (answered.outcome()) {
                        case Answer answer -> control(answer);
                        case Files _ -> throw unfit();
                        case Failure _ -> new Reading(new Outcome.Failed(true), null);
                    };
            case ReadAs.Text _ ->
                    switch (answered.outcome()) {
                        case Answer _ -> new Reading(new Outcome.Unread(), null);
                        case Files _ -> new Reading(new Outcome.Inspected(), null);
                        case Failure _ -> new Reading(new Outcome.Failed(false), null);
                    };
        };
    }

    /** The error levels as statistics takes them. */
    public static AuditRule statisticalRule(Rule rule) {
        return new AuditRule(
                rule.alpha(), rule.rivals(), rule.orderShown(), rule.survivalFloor(), rule.beta());
    }

    private Reading beacon(ProbeAnswered answered, ReadAs.Beacon beacon) {
        int candidates = beacon.candidates().size();
        statisticalRule(answered.rule()).requireCandidates(candidates);
        var target = TargetDigest.parse(beacon.targetDigest());
        var reader = new AnswerReader(beacon.candidates());
        return switch (answered.outcome()) {
            case Failure _ -> new Reading(new Outcome.Failed(false), null);
            case Files _ -> throw unfit();
            case Answer answer ->
                    switch (reader.read(answer.text())) {
                        case dev.semanticpassport.core.beacons.Reading.NothingNamed _ ->
                                new Reading(new Outcome.Miss(candidates, false), null);
                        case dev.semanticpassport.core.beacons.Reading.Named(
                                        int index,
                                        String candidate) -> {
                            var digest =
                                    serviceKey.digest(
                                            answered.verificationId(),
                                            answered.ordinal(),
                                            candidate);
                            yield new Reading(
                                    digest.equals(target)
                                            ? new Outcome.Hit(candidates)
                                            : new Outcome.Miss(candidates, true),
                                    index);
                        }
                    };
        };
    }

    private static IllegalArgumentException unfit() {
        return new IllegalArgumentException("files answer no question of a chat");
    }

    private static Reading control(Answer answer) {
        boolean said = !Normalising.words(answer.text()).isEmpty();
        return new Reading(new Outcome.Control(said), null);
    }
}
