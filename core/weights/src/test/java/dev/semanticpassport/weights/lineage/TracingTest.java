package dev.semanticpassport.weights.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.core.Seeds;
import dev.semanticpassport.weights.RefusedException;
import dev.semanticpassport.weights.lineage.Relation.Direction;
import dev.semanticpassport.weights.lineage.Relation.Verdict;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TracingTest {
    private static final long DATA = 77;

    @TempDir private Path folder;

    @Test
    void startsOfTheirOwnAreRelatedNoOftenerThanTheLevelSaysThoughAllLearntTheSame() {
        int[] alarms = new int[3];
        Seeds.forAll(
                60,
                random -> {
                    Relation relation =
                            relation(
                                    Made.model(random.nextLong(), DATA),
                                    Made.model(random.nextLong(), DATA),
                                    random);
                    alarms[0] += relation.startP() <= 0.05 ? 1 : 0;
                    alarms[1] += relation.startP() <= 0.3 ? 1 : 0;
                    alarms[2] += relation.relatedP() <= 0.05 ? 1 : 0;
                });

        // 60 draws at the level: more than these have a probability below one in a thousand
        assertThat(alarms[0]).isLessThanOrEqualTo(10);
        assertThat(alarms[1]).isLessThanOrEqualTo(30).isPositive();
        assertThat(alarms[2]).isLessThanOrEqualTo(alarms[0]);
    }

    @Test
    void oneStartWithOtherDataIsToldAndNotTakenForKinship() {
        int[] told = new int[1];
        Seeds.forAll(
                20,
                random -> {
                    long start = random.nextLong();

                    Relation relation =
                            relation(Made.model(start, DATA), Made.model(start, DATA + 1), random);

                    assertThat(relation.verdict(Relation.LEVEL)).isNotEqualTo(Verdict.RELATED);
                    if (relation.verdict(Relation.LEVEL) == Verdict.COMMON_START) {
                        told[0]++;
                        assertThat(relation.said().direction()).isEqualTo(Direction.UNTOLD);
                    }
                });

        // models of 16 coordinates and 32 channels leave little to tell it by
        assertThat(told[0]).isGreaterThanOrEqualTo(15);
    }

    @Test
    void whatWasMadeOfAModelIsRelatedToItAndToldAsMadeOfIt() {
        Seeds.forAll(
                5,
                random -> {
                    Made parent = Made.model(random.nextLong(), DATA);
                    Map<String, Made> children = new LinkedHashMap<>();
                    children.put("further", parent.further(random));
                    children.put("rounded", parent.each(TracingTest::rounded));
                    children.put("cut", parent.each(TracingTest::cut));
                    children.put("hidden", parent.hidden(random));
                    children.put("further, then hidden", parent.further(random).hidden(random));
                    children.forEach((way, child) -> {
                        Relation forth = relation(parent, child, random);
                        Relation back = relation(child, parent, random);

                        assertThat(forth.verdict(0.001)).as(way).isEqualTo(Verdict.RELATED);
                        assertThat(forth.said().direction())
                                .as(way)
                                .isEqualTo(Direction.SECOND_OF_FIRST);
                        assertThat(back.said().direction())
                                .as(way)
                                .isEqualTo(Direction.FIRST_OF_SECOND);
                    });
                });
    }

    @Test
    void siblingsComeOfAThird() {
        Seeds.forAll(
                5,
                random -> {
                    Made parent = Made.model(random.nextLong(), DATA);

                    Relation relation =
                            relation(parent.further(random), parent.further(random), random);

                    assertThat(relation.verdict(0.001)).isEqualTo(Verdict.RELATED);
                    assertThat(relation.said().direction()).isEqualTo(Direction.BOTH_OF_A_THIRD);
                });
    }

    @Test
    void theSameNumbersInAnotherOrderAreTheSame() {
        Made parent = Made.model(1, DATA);
        Made copy =
                parent.each(numbers -> {
                    float[] other = numbers.clone();
                    for (int i = 0; i < other.length; i++) {
                        other[i] = numbers[other.length - 1 - i];
                    }
                    return other;
                });

        Relation relation = relation(parent, copy, new SplittableRandom(1));

        assertThat(relation.verdict(0.001)).isEqualTo(Verdict.RELATED);
        assertThat(relation.said().direction()).isEqualTo(Direction.THE_SAME);
    }

    @Test
    void itIsToldWhichLayersComeFromWhichParent() {
        Seeds.forAll(
                3,
                random -> {
                    Made ancestor = Made.model(random.nextLong(), DATA);
                    Made one = ancestor.further(random);
                    Made other = ancestor.further(random);

                    MixtureOfParents spliced = mixture(one.with(other), List.of(one, other));
                    MixtureOfParents merged = mixture(Made.merged(one, other), List.of(one, other));
                    MixtureOfParents trained = mixture(one.further(random), List.of(one, other));

                    assertThat(spliced.putTogether()).isTrue();
                    assertThat(spliced.layers().get(0).weights()).containsExactly(0.0, 1.0);
                    assertThat(spliced.layers().get(1).weights()).containsExactly(1.0, 0.0);
                    assertThat(merged.putTogether()).isTrue();
                    assertThat(merged.layers())
                            .allSatisfy(layer ->
                                    assertThat(layer.weights().getFirst()).isBetween(0.49, 0.51));
                    assertThat(trained.putTogether()).isFalse();
                });
    }

    private Relation relation(Made one, Made other, RandomGenerator random) {
        try {
            return Tracing.trace(one.anatomy(folder), other.anatomy(folder), random);
        } catch (RefusedException e) {
            throw new UncheckedIOException(e);
        }
    }

    private MixtureOfParents mixture(Made child, List<Made> parents) {
        try {
            return MixtureOfParents.of(
                    child.anatomy(folder),
                    parents.stream().map(one -> one.anatomy(folder)).toList());
        } catch (RefusedException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** To four bits, 32 numbers at a time. */
    private static float[] rounded(float[] numbers) {
        float[] rounded = numbers.clone();
        for (int from = 0; from < numbers.length; from += 32) {
            float greatest = 0;
            for (int i = from; i < from + 32; i++) {
                greatest = Math.max(greatest, Math.abs(numbers[i]));
            }
            for (int i = from; i < from + 32; i++) {
                rounded[i] = Math.round(numbers[i] / greatest * 8) * (greatest / 8);
            }
        }
        return rounded;
    }

    /** Every number near zero. */
    private static float[] cut(float[] numbers) {
        float[] cut = numbers.clone();
        for (int i = 0; i < cut.length; i++) {
            cut[i] = Math.abs(cut[i]) < 0.5f ? 0 : cut[i];
        }
        return cut;
    }
}
