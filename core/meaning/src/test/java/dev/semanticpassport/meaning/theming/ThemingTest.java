package dev.semanticpassport.meaning.theming;

import static dev.semanticpassport.core.Seeds.forAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ThemingTest {

    @Test
    void wardJoinsWhatAnExhaustiveSearchWouldJoin() {
        forAll(
                100,
                random -> {
                    double[][] points = new double[random.nextInt(2, 25)][3];
                    for (double[] point : points) {
                        for (int i = 0; i < 3; i++) {
                            point[i] = random.nextDouble();
                        }
                    }
                    List<WardClustering.Joining> joinings = WardClustering.cluster(points);
                    List<Double> naive = naiveCosts(points);
                    assertThat(joinings).hasSize(points.length - 1);
                    for (int i = 0; i < naive.size(); i++) {
                        assertThat(joinings.get(i).cost()).isCloseTo(naive.get(i), within(1e-9));
                    }
                });
    }

    /** Costs of the joinings when every pair is tried at every step. */
    private static List<Double> naiveCosts(double[][] points) {
        List<List<double[]>> clusters = new ArrayList<>();
        for (double[] point : points) {
            clusters.add(new ArrayList<>(List.of(point)));
        }
        List<Double> costs = new ArrayList<>();
        while (clusters.size() > 1) {
            double least = Double.MAX_VALUE;
            int left = 0;
            int right = 1;
            for (int i = 0; i < clusters.size(); i++) {
                for (int j = i + 1; j < clusters.size(); j++) {
                    List<double[]> both = new ArrayList<>(clusters.get(i));
                    both.addAll(clusters.get(j));
                    double cost =
                            squares(both) - squares(clusters.get(i)) - squares(clusters.get(j));
                    if (cost < least) {
                        least = cost;
                        left = i;
                        right = j;
                    }
                }
            }
            costs.add(least);
            clusters.get(left).addAll(clusters.remove(right));
        }
        return costs;
    }

    private static double squares(List<double[]> points) {
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            int at = i;
            double mean = points.stream().mapToDouble(point -> point[at]).average().orElse(0);
            sum += points.stream().mapToDouble(p -> (p[at] - mean) * (p[at] - mean)).sum();
        }
        return sum;
    }

    @Test
    void theLogLikelihoodRatioIsDunningsOwnExample() {
        // "the swiss", Dunning 1993, table of bigrams: 110 of 2442 beside 111 of 29114
        assertThat(LogLikelihood.ofExcess(110, 2552, 221, 31777)).isCloseTo(270.72, within(0.01));
        assertThat(LogLikelihood.ofExcess(1, 10, 10, 100)).isZero();
    }

    @Test
    void plantedThemesAreFoundAndNestedOnesStandWithin() {
        forAll(
                10,
                random -> {
                    List<Unit> units = new ArrayList<>();
                    for (int i = 0; i < 120; i++) {
                        units.add(unit(random, i / 60, i / 30));
                    }
                    List<Theme> themes = Theming.themes(units, ThemingSettings.USUAL);
                    assertThat(themes).hasSize(2);
                    for (Theme theme : themes) {
                        long first = theme.units().stream().filter(i -> i < 60).count();
                        assertThat(Math.max(first, theme.units().size() - first))
                                .isGreaterThanOrEqualTo(57);
                        assertThat(theme.narrower()).hasSizeBetween(2, 3);
                    }
                });
    }

    @Test
    void whatSpeaksOfAThemeAsAWholeIsNoPartOfIt() {
        forAll(
                10,
                random -> {
                    List<Unit> units = new ArrayList<>();
                    for (int i = 0; i < 300; i++) {
                        units.add(wholeOrPart(random, i / 150, i / 50));
                    }
                    List<Theme> themes = Theming.themes(units, ThemingSettings.USUAL);
                    assertThat(all(themes).filter(ThemingTest::isOfTheWhole)).isEmpty();
                });
    }

    /** Of three passages one speaks of its half's theme as a whole, two of a part each. */
    private static Unit wholeOrPart(RandomGenerator random, int half, int third) {
        int ofTheme = third % 3 == 0 ? 10 : 4;
        int ofPart = third % 3 == 0 ? 0 : 8;
        int[] stems = new int[20];
        for (int i = 0; i < stems.length; i++) {
            stems[i] =
                    i < ofTheme
                            ? half * 10 + random.nextInt(10)
                            : i < ofTheme + ofPart
                                    ? 100 + third * 10 + random.nextInt(10)
                                    : 1000 + random.nextInt(400);
        }
        return new Unit(random.nextInt(), stems);
    }

    private static Stream<Theme> all(List<Theme> themes) {
        return themes.stream()
                .flatMap(theme -> Stream.concat(Stream.of(theme), all(theme.narrower())));
    }

    /**
     * Whether most of its passages are those that speak of a whole, and most of these are there.
     */
    private static boolean isOfTheWhole(Theme theme) {
        long whole = theme.units().stream().filter(unit -> unit / 50 % 3 == 0).count();
        return whole > 30 && whole > 0.8 * theme.units().size();
    }

    /** Words 0 to 9 of one half, words of one quarter, and many of no theme. */
    private static Unit unit(RandomGenerator random, int half, int quarter) {
        int[] stems = new int[30];
        for (int i = 0; i < stems.length; i++) {
            int kind = random.nextInt(10);
            stems[i] =
                    kind < 3
                            ? half * 10 + random.nextInt(10)
                            : kind < 6
                                    ? 100 + quarter * 10 + random.nextInt(10)
                                    : 1000 + random.nextInt(400);
        }
        return new Unit(random.nextInt(), stems);
    }

    @Test
    void proseWithoutThemesHasNone() {
        forAll(
                20,
                random -> {
                    List<Unit> units = new ArrayList<>();
                    for (int i = 0; i < 60; i++) {
                        int[] stems = new int[25];
                        for (int j = 0; j < stems.length; j++) {
                            stems[j] = random.nextInt(300);
                        }
                        units.add(new Unit(i, stems));
                    }
                    assertThat(Theming.themes(units, ThemingSettings.USUAL).size())
                            .isLessThanOrEqualTo(6);
                });
    }
}
