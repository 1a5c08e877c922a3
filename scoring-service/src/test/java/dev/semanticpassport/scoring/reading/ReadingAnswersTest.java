package dev.semanticpassport.scoring.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.contracts.Effort;
import dev.semanticpassport.contracts.FailureKind;
import dev.semanticpassport.contracts.ProbeAnswered;
import dev.semanticpassport.contracts.Question;
import dev.semanticpassport.contracts.ReadAs;
import dev.semanticpassport.contracts.Rule;
import dev.semanticpassport.core.beacons.ServiceKey;
import dev.semanticpassport.core.statistics.Outcome;
import dev.semanticpassport.scoring.MadeUp;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReadingAnswersTest {
    private static final UUID VERIFICATION = new UUID(1, 2);
    private static final Rule RULE = MadeUp.rule(60);
    private static final String HEX = "a".repeat(64);

    private final ReadingAnswers readingAnswers = new ReadingAnswers(MadeUp.SERVICE_KEY);

    @Test
    void theTargetNamedFirstIsAHit() {
        // Given
        var answered = MadeUp.hit(VERIFICATION, 3, RULE);
        // When
        var reading = reading(answered);
        // Then
        assertThat(reading)
                .isEqualTo(
                        new Reading(
                                new Outcome.Hit(256), MadeUp.CANDIDATES.indexOf(MadeUp.target(3))));
    }

    @Test
    void theTargetNamedSecondIsAMiss() {
        // Given
        String text = MadeUp.target(4) + " or rather " + MadeUp.target(3);
        var answered = MadeUp.beacon(VERIFICATION, 3, RULE, text);
        // When
        var reading = reading(answered);
        // Then
        assertThat(reading.worth()).isEqualTo(new Outcome.Miss(256, true));
    }

    @Test
    void anEmptyAnswerIsAMissThatNamesNothing() {
        // When
        var reading = reading(MadeUp.beacon(VERIFICATION, 3, RULE, ""));
        // Then
        assertThat(reading).isEqualTo(new Reading(new Outcome.Miss(256, false), null));
    }

    @Test
    void aHitUnderAnotherServiceKeyIsAMiss() {
        // Given
        byte[] other = new byte[32];
        other[31] = 1;
        var elsewhere = new ReadingAnswers(ServiceKey.of(other));
        // When
        var reading = elsewhere.reading(MadeUp.hit(VERIFICATION, 3, RULE));
        // Then
        assertThat(reading.worth()).isEqualTo(new Outcome.Miss(256, true));
    }

    @Test
    void aDigestOfAnotherOrdinalDoesNotMakeAHit() {
        // Given
        var answered =
                MadeUp.probe(
                        VERIFICATION,
                        4,
                        RULE,
                        MadeUp.beaconAt(VERIFICATION, 3),
                        MadeUp.said(MadeUp.target(3)));
        // When
        var reading = reading(answered);
        // Then
        assertThat(reading.worth()).isEqualTo(new Outcome.Miss(256, true));
    }

    @Test
    void aFailureWeighsNothingWhateverWasAsked() {
        // Given
        var failure =
                new dev.semanticpassport.contracts.Outcome.Failure(FailureKind.TIMEOUT, "late");
        // When
        var control = MadeUp.probe(VERIFICATION, 0, RULE, new ReadAs.Control(), failure);
        // Then
        assertThat(reading(MadeUp.failed(VERIFICATION, 3, RULE)).worth())
                .isEqualTo(new Outcome.Failed(false));
        assertThat(reading(control).worth()).isEqualTo(new Outcome.Failed(true));
    }

    @Test
    void aControlIsAnsweredByALetterOrADigitAndByNothingLess() {
        assertThat(reading(control("Paris.")).worth()).isEqualTo(new Outcome.Control(true));
        assertThat(reading(control("4")).worth()).isEqualTo(new Outcome.Control(true));
        assertThat(reading(control("да")).worth()).isEqualTo(new Outcome.Control(true));
        assertThat(reading(control("")).worth()).isEqualTo(new Outcome.Control(false));
        assertThat(reading(control(" … !\n")).worth()).isEqualTo(new Outcome.Control(false));
    }

    @Test
    void otherTextCarriesNoEvidence() {
        // Given
        var answered =
                MadeUp.probe(
                        VERIFICATION, 0, RULE, new ReadAs.Text(), MadeUp.said(MadeUp.target(0)));
        // When
        var reading = reading(answered);
        // Then
        assertThat(reading).isEqualTo(new Reading(new Outcome.Unread(), null));
    }

    @Test
    void tooFewCandidatesAreRefusedAlsoWhereTheProbeFailed() {
        // Given
        var few = new ReadAs.Beacon(MadeUp.CANDIDATES.subList(0, 20), HEX);
        var failure =
                new dev.semanticpassport.contracts.Outcome.Failure(FailureKind.TIMEOUT, "late");
        // When
        var read = readingAnswers.read(MadeUp.probe(VERIFICATION, 0, RULE, few, failure));
        // Then
        assertThat(read)
                .isInstanceOfSatisfying(
                        Read.Refused.class,
                        refused -> assertThat(refused.reason()).contains("readAs", "21", "20"));
    }

    @Test
    void candidatesThatAreTheSameAfterNormalisationAreRefused() {
        // Given
        var same = Collections.nCopies(30, "Same");
        // When
        var read = readingAnswers.read(beaconWith(same, RULE));
        // Then
        assertThat(read).isInstanceOf(Read.Refused.class);
    }

    @Test
    void aFloorThatChanceReachesIsRefused() {
        // Given
        var rule = new Rule(1e-6, 1, .03, .01, true, 60);
        // When
        var read = readingAnswers.read(beaconWith(MadeUp.CANDIDATES.subList(0, 25), rule));
        // Then
        assertThat(read)
                .isInstanceOfSatisfying(
                        Read.Refused.class,
                        refused -> assertThat(refused.reason()).contains("survivalFloor"));
    }

    @Test
    void anOrdinalOutsideThePlanIsRefused() {
        // When
        var read = readingAnswers.read(MadeUp.hit(VERIFICATION, 60, RULE));
        // Then
        assertThat(read)
                .isEqualTo(
                        new Read.Refused("ordinal 60 lies outside the plan, rule.planned is 60"));
    }

    @Test
    void whatNoDatabaseKeepsIsReplacedBeforeTheAnswerIsRead() {
        // Given
        var answered =
                new ProbeAnswered(
                        VERIFICATION,
                        3,
                        MadeUp.asking(VERIFICATION, 3, 1),
                        new Question("system \uDC00", "prompt \uD800 with half a pair"),
                        MadeUp.beaconAt(VERIFICATION, 3),
                        RULE,
                        MadeUp.said("\0" + MadeUp.target(3) + "\0 \uD83D\uDE00"),
                        new Effort(1, 0, 0, 0, 0, 0, 1));
        // When
        var read = readingAnswers.read(answered);
        // Then
        assertThat(read)
                .isInstanceOfSatisfying(
                        Read.Storable.class,
                        storable -> {
                            assertThat(storable.reading().worth()).isEqualTo(new Outcome.Hit(256));
                            assertThat(storable.answered().question())
                                    .isEqualTo(
                                            new Question(
                                                    "system \uFFFD",
                                                    "prompt \uFFFD with half a pair"));
                            assertThat(storable.answered().outcome())
                                    .extracting("text")
                                    .isEqualTo("\uFFFD" + MadeUp.target(3) + "\uFFFD \uD83D\uDE00");
                        });
    }

    private Reading reading(ProbeAnswered answered) {
        return readingAnswers.reading(answered);
    }

    private static ProbeAnswered control(String text) {
        return MadeUp.control(VERIFICATION, 0, RULE, text);
    }

    private static ProbeAnswered beaconWith(List<String> candidates, Rule rule) {
        return MadeUp.probe(
                VERIFICATION, 0, rule, new ReadAs.Beacon(candidates, HEX), MadeUp.said("x"));
    }
}
