package dev.semanticpassport.scoring.adapter.db;

import dev.semanticpassport.contracts.Decision;
import dev.semanticpassport.contracts.Evidence;
import dev.semanticpassport.contracts.EvidenceUpdated;
import dev.semanticpassport.contracts.Finding;
import dev.semanticpassport.contracts.Interval;
import dev.semanticpassport.contracts.OrdinalRange;
import dev.semanticpassport.contracts.Reason;
import dev.semanticpassport.contracts.Rule;
import dev.semanticpassport.contracts.Verdict;
import dev.semanticpassport.scoring.folding.Standing;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;

/** How one verification stands, and the lock under which its answers are stored. */
@Entity
@Table(name = "evidence")
@NullUnmarked
class EvidenceRow {
    @Id UUID verificationId;
    double alpha;
    int rivals;
    double survivalFloor;
    double beta;
    boolean orderShown;
    int planned;
    String comparison;

    /** How far the comparison is. */
    enum Stage {
        /** There is none, or answers are still awaited. */
        NOTHING,
        /** All answers are there, and the decision is held back. */
        DUE,
        DONE
    }

    @Enumerated(EnumType.STRING)
    Stage compared;

    Instant compareFrom;
    int compareAttempt;
    String finding;
    int revision;
    String received;
    int paidTwice;
    int counted;
    int beacons;
    int hits;
    int named;
    int failures;
    int controls;
    int controlsAnswered;

    @Column(name = "log10_e")
    double log10E;

    @Column(name = "p_value")
    double pValue;

    @Column(name = "log10_refuting")
    double log10Refuting;

    double survival;
    double survivalLow;
    double survivalHigh;
    double survivalLevel;
    Integer crossedAt;

    @Enumerated(EnumType.STRING)
    Verdict verdict;

    @Enumerated(EnumType.STRING)
    Reason reason;

    Instant updatedAt;

    Rule rule() {
        return new Rule(
                alpha,
                rivals,
                survivalFloor,
                beta,
                orderShown,
                planned,
                Compared.readComparison(comparison));
    }

    boolean isDecided() {
        return verdict != null;
    }

    Standing standing() {
        return new Standing(
                ranges(),
                new Evidence(
                        counted,
                        beacons,
                        hits,
                        named,
                        failures,
                        controls,
                        controlsAnswered,
                        log10E,
                        pValue,
                        log10Refuting,
                        survival,
                        new Interval(survivalLow, survivalHigh, survivalLevel),
                        crossedAt),
                paidTwice,
                verdict == null ? null : new Decision(verdict, reason));
    }

    /** Takes a new standing, as the next revision. */
    void keep(Standing standing, Instant now) {
        revision++;
        updatedAt = now;
        received =
                standing.received().stream()
                        .map(range -> range.first() + "-" + range.last())
                        .collect(Collectors.joining(","));
        paidTwice = standing.paidTwice();
        keep(standing.evidence());
        if (standing.decided() != null) {
            verdict = standing.decided().verdict();
            reason = standing.decided().reason();
            if (comparison != null && compared == Stage.NOTHING) {
                compared = Stage.DUE;
                compareFrom = now;
            }
        }
    }

    /** Takes what the comparison found, as the next revision; the decision is told with it. */
    void keep(Finding found, Instant now) {
        revision++;
        updatedAt = now;
        compared = Stage.DONE;
        finding = Compared.write(found);
    }

    EvidenceUpdated event() {
        Standing standing = standing();
        return new EvidenceUpdated(
                verificationId,
                revision,
                standing.received(),
                standing.evidence(),
                standing.paidTwice(),
                compared == Stage.DUE ? null : standing.decided(),
                Compared.readFinding(finding));
    }

    private void keep(Evidence evidence) {
        counted = evidence.counted();
        beacons = evidence.beacons();
        hits = evidence.hits();
        named = evidence.named();
        failures = evidence.failures();
        controls = evidence.controls();
        controlsAnswered = evidence.controlsAnswered();
        log10E = evidence.log10E();
        pValue = evidence.pValue();
        log10Refuting = evidence.log10Refuting();
        survival = evidence.survival();
        survivalLow = evidence.survivalInterval().low();
        survivalHigh = evidence.survivalInterval().high();
        survivalLevel = evidence.survivalInterval().level();
        crossedAt = evidence.crossedAt();
    }

    private List<OrdinalRange> ranges() {
        return Arrays.stream(received.split(","))
                .filter(range -> !range.isEmpty())
                .map(range -> range.split("-"))
                .map(ends -> new OrdinalRange(Integer.parseInt(ends[0]), Integer.parseInt(ends[1])))
                .toList();
    }
}
