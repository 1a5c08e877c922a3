package dev.semanticpassport.recognition.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.semanticpassport.core.Seeds;
import org.junit.jupiter.api.Test;

class RatioTermsTest {

    @Test
    void theClosedFormIsTheRatioOfTheTwoDensities() {
        Seeds.forAll(
                50,
                random -> {
                    double between = random.nextDouble(.01, 5);
                    int enrolled = random.nextInt(1, 300);
                    int asked = random.nextInt(1, 100);
                    double x = random.nextGaussian();
                    double y = random.nextGaussian();

                    double ratio =
                            RatioTerms.of(new double[] {between}, enrolled, asked)
                                    .logRatio(point(x, enrolled), point(y, asked));

                    // two means of one model: variances b + 1/n and b + 1/k, covariance b
                    double e = between + 1.0 / enrolled;
                    double t = between + 1.0 / asked;
                    double determinant = e * t - between * between;
                    double joint =
                            -.5 * Math.log(determinant)
                                    - .5
                                            * (x * x * t - 2 * x * y * between + y * y * e)
                                            / determinant;
                    double apart = -.5 * Math.log(e * t) - .5 * (x * x / e + y * y / t);
                    assertThat(ratio)
                            .isCloseTo(joint - apart, within(1e-4 * (1 + Math.abs(ratio))));
                });
    }

    @Test
    void moreAnswersTellMoreOfTheSameDifference() {
        double[] between = {1, 1, 1};
        Portrait enrolled = new Portrait(new double[] {1, -1, 1}, 200, 1);

        double few = RatioTerms.of(between, 200, 2).logRatio(enrolled, same(enrolled, 2));
        double many = RatioTerms.of(between, 200, 64).logRatio(enrolled, same(enrolled, 64));

        assertThat(many).isGreaterThan(few).isPositive();
    }

    private static Portrait point(double value, int answers) {
        return new Portrait(new double[] {value}, answers, 1);
    }

    private static Portrait same(Portrait portrait, int answers) {
        double[] point = new double[portrait.directions()];
        for (int i = 0; i < point.length; i++) {
            point[i] = portrait.at(i);
        }
        return new Portrait(point, answers, 1);
    }
}
