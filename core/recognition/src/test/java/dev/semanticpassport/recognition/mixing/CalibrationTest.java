package dev.semanticpassport.recognition.mixing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.semanticpassport.core.Seeds;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    @Test
    void twoGaussiansOfTheSameWidthGiveTheirLogLikelihoodRatio() {
        Seeds.forAll(
                5,
                random -> {
                    double[] claimed = new double[20_000];
                    double[] other = new double[20_000];
                    for (int i = 0; i < claimed.length; i++) {
                        claimed[i] = -4 + 2 * random.nextGaussian();
                        other[i] = -1 + 2 * random.nextGaussian();
                    }

                    Calibration learnt = Calibration.learn(claimed, other);

                    // (x - mean of both) times the difference over the variance
                    assertThat(learnt.logRatio(-2.5)).isCloseTo(0, within(.1));
                    assertThat(learnt.logRatio(.5)).isCloseTo(3 * 3 / 4.0, within(.2));
                });
    }

    @Test
    void sidesThatAreWhollyApartGiveABoundedRatio() {
        Calibration learnt =
                Calibration.learn(new double[] {-900, -901, -899}, new double[] {50, 51, 49});

        assertThat(learnt.logRatio(-900)).isBetween(-6.0, -2.0);
        assertThat(learnt.logRatio(50)).isBetween(2.0, 6.0);
        assertThat(learnt.logRatio(1e9)).isEqualTo(6);
    }

    @Test
    void sidesThatAreTheSameTellNothing() {
        Calibration learnt = Calibration.learn(new double[] {1, 1, 1}, new double[] {1, 1, 1});

        assertThat(learnt.logRatio(1)).isCloseTo(0, within(1e-9));
    }
}
