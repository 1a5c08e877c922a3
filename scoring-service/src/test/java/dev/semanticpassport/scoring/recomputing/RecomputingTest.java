package dev.semanticpassport.scoring.recomputing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.contracts.Evidence;
import dev.semanticpassport.contracts.ProbeAnswered;
import dev.semanticpassport.contracts.Rule;
import dev.semanticpassport.core.Seeds;
import dev.semanticpassport.core.statistics.Outcome;
import dev.semanticpassport.scoring.MadeUp;
import dev.semanticpassport.scoring.folding.Folding;
import dev.semanticpassport.scoring.folding.Standing;
import dev.semanticpassport.scoring.reading.Reading;
import dev.semanticpassport.scoring.reading.ReadingAnswers;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RecomputingTest {
    private static final Rule RULE = MadeUp.rule(40);
    private static final UUID VERIFICATION = new UUID(3, 4);

    private final ReadingAnswers readingAnswers = new ReadingAnswers(MadeUp.SERVICE_KEY);

    @Test
    void whatFollowsFromTheAnswersIsEqual() {
        Seeds.forAll(
                20,
                random -> {
                    // Given
                    var answers = answers(random.nextDouble() / 2, random);
                    // When
                    var recomputed = recompute(answers, answers, standing(answers));
                    // Then
                    assertThat(recomputed).isEqualTo(new Recomputed.Equal(40));
                });
    }

    @Test
    void anAnswerThatWasChangedIsNamed() {
        Seeds.forAll(
                20,
                random -> {
                    // Given
                    var answers = answers(0, random);
                    var changed = new ArrayList<>(answers);
                    changed.set(7, MadeUp.hit(VERIFICATION, 7, RULE));
                    // When
                    var recomputed = recompute(changed, answers, standing(answers));
                    // Then
                    assertThat(recomputed)
                            .isInstanceOfSatisfying(
                                    Recomputed.Different.class,
                                    different ->
                                            assertThat(different.where())
                                                    .isEqualTo("answer 7, reading"));
                });
    }

    @Test
    void evidenceThatWasChangedIsNamed() {
        Seeds.forAll(
                20,
                random -> {
                    // Given
                    var answers = answers(0, random);
                    var stored = standing(answers);
                    var evidence = stored.evidence();
                    var changed =
                            new Evidence(
                                    evidence.counted(),
                                    evidence.beacons(),
                                    evidence.hits(),
                                    evidence.named(),
                                    evidence.failures(),
                                    evidence.controls(),
                                    evidence.controlsAnswered(),
                                    Math.nextUp(evidence.log10E()),
                                    evidence.pValue(),
                                    evidence.log10Refuting(),
                                    evidence.survival(),
                                    evidence.survivalInterval(),
                                    evidence.crossedAt());
                    // When
                    var recomputed =
                            recompute(
                                    answers,
                                    answers,
                                    new Standing(
                                            stored.received(),
                                            changed,
                                            stored.paidTwice(),
                                            stored.decided()));
                    // Then
                    assertThat(recomputed)
                            .isInstanceOfSatisfying(
                                    Recomputed.Different.class,
                                    different ->
                                            assertThat(different.where())
                                                    .isEqualTo("evidence.log10E"));
                });
    }

    @Test
    void anAnswerThatWasRemovedIsNoticed() {
        Seeds.forAll(
                20,
                random -> {
                    // Given
                    var answers = answers(.3, random);
                    var left = answers.subList(0, 39);
                    // When
                    var recomputed = recompute(left, left, standing(answers));
                    // Then
                    assertThat(recomputed)
                            .isInstanceOfSatisfying(
                                    Recomputed.Different.class,
                                    different ->
                                            assertThat(different.where()).isEqualTo("received"));
                });
    }

    private static List<ProbeAnswered> answers(double survival, RandomGenerator random) {
        return MadeUp.answers(VERIFICATION, RULE, survival, random);
    }

    private Standing standing(List<ProbeAnswered> answers) {
        var outcomes = new TreeMap<Integer, Outcome>();
        answers.forEach(answered -> outcomes.put(answered.ordinal(), reading(answered).worth()));
        return Folding.fold(RULE, null, outcomes, answers.size());
    }

    private Recomputed recompute(
            List<ProbeAnswered> texts, List<ProbeAnswered> readings, Standing stored) {
        var recomputing = new Recomputing(RULE, readingAnswers);
        for (int place = 0; place < texts.size(); place++) {
            recomputing.read(texts.get(place), reading(readings.get(place)));
        }
        return recomputing.against(stored, texts.size());
    }

    private Reading reading(ProbeAnswered answered) {
        return readingAnswers.reading(answered);
    }
}
