package dev.semanticpassport.recognition.equating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.semanticpassport.core.Seeds;
import dev.semanticpassport.recognition.describing.GivenAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class SequentialBettingTest {
    private static final double LN_20 = Math.log(20);
    private static final KnownWords KNOWN = known();

    @Test
    void theModelItselfIsSeldomRefutedHoweverOftenOneLooks() {
        int[] refuted = new int[1];
        Seeds.forAll(400, random -> refuted[0] += caughtAt(random, 0, 60) <= 60 ? 1 : 0);
        // Ville: at most 0.05; 99.9 % of binomial(400, 0.05) lie below 35
        assertThat(refuted[0]).isLessThanOrEqualTo(35);
    }

    @Test
    void anotherModelIsCaughtAndTheMoreOfItTheSooner() {
        int[] caught = new int[2];
        Seeds.forAll(
                40,
                random -> {
                    caught[0] += caughtAt(random, 1, 20) <= 20 ? 1 : 0;
                    caught[1] += caughtAt(random, .5, 60) <= 60 ? 1 : 0;
                });
        assertThat(caught[0]).isGreaterThan(36);
        assertThat(caught[1]).isGreaterThan(30);
    }

    @Test
    void aBetBeforeAnythingIsLearntIsWorthAtMostTheNumberOfAnswers() {
        Seeds.forAll(
                50,
                random -> {
                    RankBetting betting = RankBetting.usual(KNOWN);
                    double ln =
                            betting.bet("p1", answer(random, .9), List.of(answer(random, .2))).ln();
                    assertThat(ln).isLessThanOrEqualTo(Math.log(2) + 1e-12);
                });
    }

    @Test
    void betsWithoutReferencesOrInformantsAreRefused() {
        assertThatThrownBy(() -> new RankBetting(List.of())).hasMessageContaining("informant");
        assertThatThrownBy(() -> RankBetting.usual(KNOWN).bet("p", "a", List.of()))
                .hasMessageContaining("known model");
    }

    @Test
    void ranksOfTheModelItselfAreSeldomRefuted() {
        int[] refuted = new int[2];
        Seeds.forAll(
                2000,
                random -> {
                    refuted[0] += conformal(random, 0, false) ? 1 : 0;
                    refuted[1] += conformal(random, 0, true) ? 1 : 0;
                });
        // 99.9 % of binomial(2000, 0.05) lie below 131; with ties too
        assertThat(refuted[0]).isLessThanOrEqualTo(131);
        assertThat(refuted[1]).isLessThanOrEqualTo(131);
    }

    @Test
    void ranksOfAnotherModelAreRefuted() {
        int[] refuted = new int[1];
        Seeds.forAll(100, random -> refuted[0] += conformal(random, 3, false) ? 1 : 0);
        assertThat(refuted[0]).isGreaterThan(95);
    }

    @Test
    void scoresThatAreNoNumbersAreRefused() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        assertThatThrownBy(() -> new ConformalBetting(new double[0], random))
                .hasMessageContaining("ranked among");
        assertThatThrownBy(() -> new ConformalBetting(new double[] {1}, random).bet(Double.NaN))
                .hasMessageContaining("no number");
    }

    private static boolean conformal(RandomGenerator random, double shift, boolean ties) {
        double[] calibration = new double[50];
        for (int i = 0; i < calibration.length; i++) {
            calibration[i] = score(random, 0, ties);
        }
        ConformalBetting betting = new ConformalBetting(calibration, random);
        for (int i = 0; i < 60; i++) {
            if (betting.bet(score(random, shift, ties)).ln() >= LN_20) {
                return true;
            }
        }
        return false;
    }

    private static double score(RandomGenerator random, double shift, boolean ties) {
        double score = random.nextGaussian() + shift;
        return ties ? Math.rint(score) : score;
    }

    private static int caughtAt(RandomGenerator random, double share, int most) {
        RankBetting betting = RankBetting.usual(KNOWN);
        for (int i = 1; i <= most; i++) {
            List<String> references = new ArrayList<>();
            for (int j = 0; j < 6; j++) {
                references.add(answer(random, .2));
            }
            String served = answer(random, random.nextDouble() < share ? .7 : .2);
            if (betting.bet("p" + i % 4, served, references).ln() >= LN_20) {
                return i;
            }
        }
        return Integer.MAX_VALUE;
    }

    private static KnownWords known() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(99);
        List<GivenAnswer> answers = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            answers.add(new GivenAnswer("p" + i % 4, answer(random, .2)));
        }
        return new KnownWords(answers);
    }

    private static String answer(RandomGenerator random, double habit) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            text.append(random.nextDouble() < habit ? "maybe " : "surely ");
        }
        return text.toString();
    }
}
