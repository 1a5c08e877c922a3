package dev.semanticpassport.recognition.equating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.semanticpassport.core.Seeds;
import dev.semanticpassport.recognition.describing.GivenAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class TwoSamplesTest {
    private static final HammingKernel KERNEL = new HammingKernel(20);

    @Test
    void theStatisticIsTheThreeMeansWorkedOutByHand() {
        // likenesses: aa-ab 1/2, cc-cd 1/2, aa-cc 0, and so on; on prompt q one answer each
        List<GivenAnswer> one = List.of(answer("p", "aa"), answer("p", "ab"), answer("q", "x"));
        List<GivenAnswer> other = List.of(answer("p", "ad"), answer("p", "cb"), answer("q", "x"));

        double statistic = TwoSamples.of(one, other, KERNEL).statistic();

        // K_XX = 1/2; K_YY = 0; K_XY: aa-ad 1/2, aa-cb 0, ab-ad 1/2, ab-cb 1/2, x-x 1
        assertThat(statistic).isCloseTo(.5 - 2 * (2.5 / 5) + 0, within(1e-12));
    }

    @Test
    void theStatisticIsTheMeanOverAllPairs() {
        Seeds.forAll(
                20,
                random -> {
                    List<GivenAnswer> one = answers(random, 12, .5);
                    List<GivenAnswer> other = answers(random, 9, .7);

                    double expected =
                            mean(one, one, true)
                                    - 2 * mean(one, other, false)
                                    + mean(other, other, true);

                    assertThat(TwoSamples.of(one, other, KERNEL).statistic())
                            .isCloseTo(expected, within(1e-9));
                });
    }

    @Test
    void aChanceIsUniformUnderTheNullAndNeverNought() {
        int[] low = new int[1];
        Seeds.forAll(
                1000,
                random -> {
                    TwoSamples samples =
                            TwoSamples.of(answers(random, 12, .5), answers(random, 12, .5), KERNEL);
                    double chance = samples.chance(99, random);
                    assertThat(chance).isBetween(.01, 1.0);
                    low[0] += chance <= .05 ? 1 : 0;
                });
        // binomial(1000, 0.05): mean 50, standard deviation 6.9; ties only make it smaller
        assertThat(low[0]).isBetween(24, 77);
    }

    @Test
    void aChanceThatStopsEarlyIsAsExactAndCostsFewPermutations() {
        int[] low = new int[2];
        long[] permutations = new long[1];
        Seeds.forAll(
                1000,
                random -> {
                    TwoSamples.Chance chance =
                            TwoSamples.of(answers(random, 12, .5), answers(random, 12, .5), KERNEL)
                                    .sequentialChance(10, 999, random);
                    assertThat(chance.p()).isBetween(.001, 1.0);
                    low[0] += chance.p() <= .05 ? 1 : 0;
                    low[1] += chance.p() <= .01 ? 1 : 0;
                    permutations[0] += chance.permutations();
                });
        // 99.9 % of binomial(1000, 0.05) and (1000, 0.01)
        assertThat(low[0]).isBetween(28, 75);
        assertThat(low[1]).isBetween(1, 22);
        assertThat(permutations[0] / 1000.0).isLessThan(100);
    }

    @Test
    void aChanceThatStopsEarlyIsThatOfAllPermutationsWhereNothingWasAsHigh() {
        Seeds.forAll(
                5,
                random -> {
                    TwoSamples samples =
                            TwoSamples.of(answers(random, 60, .2), answers(random, 60, .8), KERNEL);
                    assertThat(samples.sequentialChance(10, 999, random))
                            .isEqualTo(new TwoSamples.Chance(.001, 999, 0));
                });
    }

    @Test
    void anotherModelIsNoticed() {
        Seeds.forAll(
                10,
                random ->
                        assertThat(
                                        TwoSamples.of(
                                                        answers(random, 60, .2),
                                                        answers(random, 60, .8),
                                                        KERNEL)
                                                .chance(999, random))
                                .isEqualTo(.001));
    }

    @Test
    void singleAnswersCannotBeCompared() {
        List<GivenAnswer> one = List.of(answer("p", "a"));

        assertThatThrownBy(() -> TwoSamples.of(one, one, KERNEL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Repeated answers");
    }

    @Test
    void bettingSeldomRefutesEqualityAndFindsAnotherModel() {
        int[] refuted = new int[2];
        Seeds.forAll(
                200,
                random -> {
                    refuted[0] += refutes(random, .5, .5) ? 1 : 0;
                    refuted[1] += refutes(random, .2, .8) ? 1 : 0;
                });
        // Ville: at most 0.05 of 200, looking after every pair
        assertThat(refuted[0]).isLessThanOrEqualTo(19);
        assertThat(refuted[1]).isGreaterThan(190);
    }

    private static boolean refutes(RandomGenerator random, double one, double other) {
        Betting betting = new Betting(KERNEL);
        for (int pair = 0; pair < 120; pair++) {
            double wealth = betting.bet("p" + pair % 5, text(random, one), text(random, other));
            if (wealth >= 20) {
                return true;
            }
        }
        return false;
    }

    private static double mean(List<GivenAnswer> left, List<GivenAnswer> right, boolean same) {
        double sum = 0;
        int pairs = 0;
        for (int i = 0; i < left.size(); i++) {
            for (int j = 0; j < right.size(); j++) {
                boolean itself = same && i == j;
                if (!itself && left.get(i).prompt().equals(right.get(j).prompt())) {
                    sum += KERNEL.of(left.get(i).text(), right.get(j).text());
                    pairs++;
                }
            }
        }
        return sum / pairs;
    }

    private static List<GivenAnswer> answers(RandomGenerator random, int size, double habit) {
        List<GivenAnswer> answers = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            answers.add(answer("p" + i % 3, text(random, habit)));
        }
        return answers;
    }

    private static String text(RandomGenerator random, double habit) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(1, 30);
        for (int i = 0; i < length; i++) {
            text.append(random.nextDouble() < habit ? 'a' : 'b');
        }
        return text.toString();
    }

    private static GivenAnswer answer(String prompt, String text) {
        return new GivenAnswer(prompt, text);
    }
}
