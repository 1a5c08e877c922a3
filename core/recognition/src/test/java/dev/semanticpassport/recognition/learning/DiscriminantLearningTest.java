package dev.semanticpassport.recognition.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.semanticpassport.core.Seeds;
import dev.semanticpassport.recognition.contrasting.Contrast;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class DiscriminantLearningTest {
    private static final DiscriminantSettings PLAIN = new DiscriminantSettings(0, .1, 6, 0);

    @Test
    void answersOfOneModelVaryByOneInEveryDirectionOnceProjected() {
        Seeds.forAll(
                3,
                random -> {
                    List<List<Contrast>> models = models(random, 40, 60);
                    Discriminant discriminant = DiscriminantLearning.learn(models, PLAIN);

                    double[] squares = new double[discriminant.directions()];
                    int count = 0;
                    for (List<Contrast> model : models) {
                        Portrait mean = discriminant.portray(model);
                        for (Contrast contrast : model) {
                            Portrait one = discriminant.portray(List.of(contrast));
                            for (int i = 0; i < squares.length; i++) {
                                squares[i] += Math.pow(one.at(i) - mean.at(i), 2);
                            }
                        }
                        count += model.size() - 1;
                    }
                    for (double square : squares) {
                        assertThat(square / count).isCloseTo(1, within(.02));
                    }
                });
    }

    @Test
    void aModelIsLikerToItselfThanToOthers() {
        Seeds.forAll(
                5,
                random -> {
                    List<List<Contrast>> models = models(random, 30, 40);
                    Discriminant discriminant =
                            DiscriminantLearning.learn(models.subList(0, 20), PLAIN);
                    int right = 0;
                    for (int i = 20; i < 30; i++) {
                        Portrait asked = discriminant.portray(models.get(i).subList(20, 40));
                        int best = 20;
                        for (int j = 20; j < 30; j++) {
                            best =
                                    ratio(discriminant, models.get(j), asked)
                                                    > ratio(discriminant, models.get(best), asked)
                                            ? j
                                            : best;
                        }
                        right += best == i ? 1 : 0;
                    }
                    assertThat(right).isGreaterThanOrEqualTo(9);
                });
    }

    @Test
    void theMisfitOfAModelWithItselfIsAboutOneHoweverMuchItsAnswersVary() {
        Seeds.forAll(
                5,
                random -> {
                    Discriminant discriminant =
                            DiscriminantLearning.learn(models(random, 20, 40), PLAIN);
                    double[] sums = new double[2];
                    for (List<Contrast> model : models(random, 200, 60)) {
                        Resemblance same = resemblance(discriminant, model, model, 1);
                        Resemblance wide = resemblance(discriminant, model, model, 3);
                        sums[0] += same.misfit() / 200;
                        sums[1] += wide.misfit() / 200;
                    }
                    assertThat(sums[0]).isCloseTo(1, within(.25));
                    assertThat(sums[1]).isCloseTo(1, within(.25));
                });
    }

    @Test
    void twoModelsFarFromAllOthersAreNotAlikeForThat() {
        Resemblance far = new Resemblance(400, 20, 30);
        Resemblance same = new Resemblance(60, 1, 30);

        assertThat(far.score()).isLessThan(same.score());
        assertThat(far.fit()).isLessThan(same.fit());
        assertThat(new Resemblance(-5, 0, 30).score()).isEqualTo(-5);
    }

    /**
     * A model's first 40 answers enrolled and the others asked, all so much wider around its mean.
     */
    private static Resemblance resemblance(
            Discriminant discriminant, List<Contrast> one, List<Contrast> other, float wider) {
        List<Contrast> enrolled = wider(one, wider).subList(0, 40);
        List<Contrast> asked = wider(other, wider).subList(40, 60);
        Portrait portrait = discriminant.portray(enrolled);
        return discriminant
                .terms(enrolled.size(), asked.size())
                .resemblance(
                        portrait,
                        discriminant.spread(enrolled, portrait),
                        discriminant.portray(asked));
    }

    private static List<Contrast> wider(List<Contrast> contrasts, float times) {
        int size = contrasts.getFirst().size();
        float[] mean = new float[size];
        for (Contrast contrast : contrasts) {
            for (int i = 0; i < size; i++) {
                mean[i] += contrast.at(i) / contrasts.size();
            }
        }
        return contrasts.stream()
                .map(contrast -> {
                    float[] values = new float[size];
                    for (int i = 0; i < size; i++) {
                        values[i] = mean[i] + times * (contrast.at(i) - mean[i]);
                    }
                    return new Contrast(values, contrast.tokens(), true);
                })
                .toList();
    }

    @Test
    void oneModelTeachesNothing() {
        assertThatThrownBy(() -> DiscriminantLearning.learn(List.of(List.<Contrast>of()), PLAIN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 models");
    }

    private static double ratio(Discriminant discriminant, List<Contrast> model, Portrait asked) {
        Portrait enrolled = discriminant.portray(model.subList(0, 20));
        return discriminant.terms(20, asked.answers()).logRatio(enrolled, asked);
    }

    private static List<List<Contrast>> models(RandomGenerator random, int models, int answers) {
        int size = 8;
        List<List<Contrast>> all = new ArrayList<>();
        for (int model = 0; model < models; model++) {
            double[] mean = random.doubles(size, -2, 2).toArray();
            List<Contrast> contrasts = new ArrayList<>();
            for (int answer = 0; answer < answers; answer++) {
                double shared = random.nextGaussian();
                float[] values = new float[size];
                for (int i = 0; i < size; i++) {
                    values[i] = (float) (mean[i] + shared + (1 + i) * .3 * random.nextGaussian());
                }
                contrasts.add(new Contrast(values, 50, true));
            }
            all.add(contrasts);
        }
        return all;
    }
}
