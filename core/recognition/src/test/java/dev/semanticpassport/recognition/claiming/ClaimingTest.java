package dev.semanticpassport.recognition.claiming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.semanticpassport.core.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ClaimingTest {

    @Test
    void aClaimOnTheOnlyModelIsItsOwnRatio() {
        assertThat(Claiming.score(new double[] {3.5}, 0)).isCloseTo(3.5, within(1e-12));
    }

    @Test
    void aLikerModelSpeaksAgainstTheClaim() {
        assertThat(Claiming.score(new double[] {3, 900}, 0)).isCloseTo(-897, within(1e-9));
        assertThat(Claiming.score(new double[] {900, 3}, 0))
                .isCloseTo(900 - Math.log1p(Math.exp(3)), within(1e-9));
    }

    @Test
    void aLevelThatTheFamiliesCannotSupportIsRefused() {
        Seeds.forAll(
                3,
                random -> {
                    ImpostorScores scores = new ImpostorScores(impostors(random, 8, 2));

                    assertThat(scores.threshold(.01, random))
                            .isInstanceOfSatisfying(
                                    Threshold.Unsupported.class,
                                    refused -> assertThat(refused.why()).contains("8 families"));
                    assertThat(scores.threshold(.05, random)).isInstanceOf(Threshold.Above.class);
                });
    }

    @Test
    void aThresholdHoldsOnFamiliesThatItWasNotLearntFrom() {
        Seeds.forAll(
                10,
                random -> {
                    ImpostorScores learnt = new ImpostorScores(impostors(random, 30, 3));
                    List<ImpostorScores.Impostor> others = impostors(random, 60, 3);

                    Threshold.Above above = (Threshold.Above) learnt.threshold(.05, random);

                    double share =
                            others.stream().filter(i -> i.score() > above.score()).count()
                                    / (double) others.size();
                    assertThat(share).isLessThan(.08);
                    assertThat(share).isPositive();
                });
    }

    /** Scores that lean to what is common to a family, as siblings' do. */
    private static List<ImpostorScores.Impostor> impostors(
            RandomGenerator random, int families, int siblings) {
        double[] effects = new double[families];
        for (int i = 0; i < families; i++) {
            effects[i] = random.nextGaussian();
        }
        List<ImpostorScores.Impostor> impostors = new ArrayList<>();
        for (int claimed = 0; claimed < families; claimed++) {
            for (int source = 0; source < families; source++) {
                for (int i = 0; i < siblings && source != claimed; i++) {
                    double score = .5 * effects[claimed] + .5 * effects[source];
                    impostors.add(
                            new ImpostorScores.Impostor(
                                    "f" + claimed, "f" + source, score + random.nextGaussian()));
                }
            }
        }
        return impostors;
    }
}
