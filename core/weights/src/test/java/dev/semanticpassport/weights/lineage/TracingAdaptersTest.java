package dev.semanticpassport.weights.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.core.Seeds;
import dev.semanticpassport.weights.RefusedException;
import dev.semanticpassport.weights.algebra.SingularValues;
import dev.semanticpassport.weights.lineage.Change.Module;
import dev.semanticpassport.weights.lineage.Relation.Direction;
import dev.semanticpassport.weights.lineage.Relation.Verdict;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class TracingAdaptersTest {
    private static final int MODULES = 8;
    private static final int RANK = 4;
    private static final int INPUTS = 32;
    private static final int OUTPUTS = 24;
    private static final long DATA = 5;

    @Test
    void otherAuthorsOnOneBaseAreRelatedNoOftenerThanTheLevelSaysThoughTheyLearntTheSame() {
        int[] alarms = new int[2];
        Seeds.forAll(
                100,
                random -> {
                    Relation relation =
                            relation(
                                    adapter(random.nextLong(), DATA),
                                    adapter(random.nextLong(), DATA),
                                    random);
                    alarms[0] += relation.startP() <= 0.05 ? 1 : 0;
                    alarms[1] += relation.relatedP() <= 0.05 ? 1 : 0;
                });

        // 100 draws at the level: more than these have a probability below one in a thousand
        assertThat(alarms[0]).isLessThanOrEqualTo(13);
        assertThat(alarms[1]).isLessThanOrEqualTo(alarms[0]);
    }

    @Test
    void oneStartWithOtherRowsIsTold() {
        Seeds.forAll(
                10,
                random -> {
                    long start = random.nextLong();

                    Relation relation =
                            relation(adapter(start, DATA), adapter(start, DATA + 1), random);

                    assertThat(relation.verdict(0.001)).isEqualTo(Verdict.COMMON_START);
                });
    }

    @Test
    void whatWasMadeOfAnAdapterIsRelatedToItAndToldAsMadeOfIt() {
        Seeds.forAll(
                10,
                random -> {
                    Change parent = adapter(random.nextLong(), DATA);

                    assertMadeOf(parent, further(parent, random), random);
                    assertMadeOf(parent, each(parent, one -> mixed(one, random)), random);
                    assertMadeOf(parent, each(parent, one -> padded(one, random)), random);
                });
    }

    @Test
    void aMergeIsToldAsMadeOfEachOfItsParentsInWhateverFactorsAndAlsoCutToTheirRank() {
        Seeds.forAll(
                10,
                random -> {
                    Change one = uneven(random.nextLong(), random.nextLong());
                    Change other = uneven(random.nextLong(), random.nextLong());
                    Change merge = merged(one, other, 0.5f);

                    for (Change parent : List.of(one, other)) {
                        assertMadeOf(parent, merge, random);
                        assertMadeOf(parent, each(merge, module -> mixed(module, random)), random);
                        assertMadeOf(parent, each(merge, TracingAdaptersTest::cut), random);
                    }
                });
    }

    @Test
    void aParentThatAMergeOutweighsIsToldThoughTheChangesAreUnlike() {
        Seeds.forAll(
                10,
                random -> {
                    Change parent = adapter(random.nextLong(), random.nextLong());
                    Change other = adapter(random.nextLong(), random.nextLong());

                    Change merge = merged(parent, other, 0.1f);

                    assertThat(relation(parent, merge, random).kept()).isLessThan(0.4);
                    assertMadeOf(parent, merge, random);
                });
    }

    @Test
    void aMergeSharesWithOneThatHasTheStartOfAParentAndOtherRowsTheStartAlone() {
        Seeds.forAll(
                10,
                random -> {
                    long start = random.nextLong();
                    Change merge =
                            merged(
                                    uneven(start, DATA),
                                    uneven(random.nextLong(), random.nextLong()),
                                    0.5f);
                    Change sibling = uneven(start, DATA + 1);

                    assertThat(relation(sibling, merge, random).verdict(0.01))
                            .isEqualTo(Verdict.COMMON_START);
                    assertThat(
                                    relation(sibling, each(merge, TracingAdaptersTest::cut), random)
                                            .verdict(0.01))
                            .isNotEqualTo(Verdict.RELATED);
                });
    }

    private static void assertMadeOf(Change parent, Change child, RandomGenerator random) {
        Relation forth = relation(parent, child, random);
        Relation back = relation(child, parent, random);

        assertThat(forth.verdict(0.001)).isEqualTo(Verdict.RELATED);
        assertThat(forth.said().direction()).isEqualTo(Direction.SECOND_OF_FIRST);
        assertThat(back.said().direction()).isEqualTo(Direction.FIRST_OF_SECOND);
    }

    private static Relation relation(Change one, Change other, RandomGenerator random) {
        try {
            return TracingAdapters.trace(one, other, random).orElseThrow();
        } catch (RefusedException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is read starts at random; what is written is how that bears on what is to be learnt. */
    private static Change adapter(long start, long data) {
        SplittableRandom own = new SplittableRandom(start);
        SplittableRandom common = new SplittableRandom(data);
        SequencedMap<String, Module> modules = new LinkedHashMap<>();
        for (int module = 0; module < MODULES; module++) {
            Numbers wanted = new Numbers(Made.gaussian(common, OUTPUTS * INPUTS, 1), INPUTS);
            Numbers down = new Numbers(Made.gaussian(own, RANK * INPUTS, 1), INPUTS);
            float[] up = new float[RANK * OUTPUTS];
            for (int r = 0; r < RANK; r++) {
                for (int i = 0; i < OUTPUTS; i++) {
                    up[r * OUTPUTS + i] = wanted.dot(i, down, r) / INPUTS;
                }
            }
            modules.put("layers." + module + ".q", new Module(down, new Numbers(up, OUTPUTS), 1));
        }
        return new Change(modules);
    }

    /** Each direction writes half as much as the one before, as most of training does little. */
    private static Change uneven(long start, long data) {
        return each(
                adapter(start, data),
                module -> {
                    float[] up = module.up().cells().clone();
                    for (int i = 0; i < up.length; i++) {
                        up[i] /= 1 << (i / OUTPUTS);
                    }
                    return new Module(module.down(), new Numbers(up, OUTPUTS), module.scale());
                });
    }

    private static Change each(Change parent, UnaryOperator<Module> change) {
        SequencedMap<String, Module> modules = new LinkedHashMap<>();
        parent.modules().forEach((path, module) -> modules.put(path, change.apply(module)));
        return new Change(modules);
    }

    private static Change further(Change parent, RandomGenerator random) {
        return each(
                parent,
                module ->
                        new Module(
                                moved(module.down(), random, 0.2f),
                                moved(module.up(), random, 0.1f),
                                module.scale()));
    }

    private static Numbers moved(Numbers numbers, RandomGenerator random, float scale) {
        float[] moved = Made.gaussian(random, numbers.cells().length, scale);
        for (int i = 0; i < moved.length; i++) {
            moved[i] += numbers.cells()[i];
        }
        return new Numbers(moved, numbers.width());
    }

    /** The first direction is read together with each other one, which write that much less. */
    private static Module mixed(Module module, RandomGenerator random) {
        float[] down = module.down().cells().clone();
        float[] up = module.up().cells().clone();
        for (int r = 1; r < module.rank(); r++) {
            float share = (float) random.nextDouble(1, 2);
            for (int k = 0; k < INPUTS; k++) {
                down[r * INPUTS + k] += share * down[k];
            }
            for (int i = 0; i < OUTPUTS; i++) {
                up[i] -= share * up[r * OUTPUTS + i];
            }
        }
        return new Module(new Numbers(down, INPUTS), new Numbers(up, OUTPUTS), module.scale());
    }

    /** Both side by side, so that ranks add up. */
    private static Change merged(Change one, Change other, float share) {
        SequencedMap<String, Module> modules = new LinkedHashMap<>();
        one.modules()
                .forEach((path, module) -> {
                    Module match = Objects.requireNonNull(other.modules().get(path));
                    modules.put(
                            path,
                            new Module(
                                    beside(module.down(), 1, match.down(), 1),
                                    beside(module.up(), share, match.up(), 1 - share),
                                    1));
                });
        return new Change(modules);
    }

    private static Numbers beside(Numbers one, float share, Numbers other, float otherShare) {
        float[] cells = new float[one.cells().length + other.cells().length];
        for (int i = 0; i < cells.length; i++) {
            int beyond = i - one.cells().length;
            cells[i] = beyond < 0 ? share * one.cells()[i] : otherShare * other.cells()[beyond];
        }
        return new Numbers(cells, one.width());
    }

    /** The strongest of it, as its singular value decomposition has it. */
    private static Module cut(Module module) {
        double[] product = new double[OUTPUTS * INPUTS];
        for (int cell = 0; cell < product.length; cell++) {
            for (int r = 0; r < module.rank(); r++) {
                product[cell] +=
                        module.scale()
                                * module.up().cells()[r * OUTPUTS + cell / INPUTS]
                                * module.down().cells()[r * INPUTS + cell % INPUTS];
            }
        }
        double[] strongest = SingularValues.orthogonalRows(product.clone(), OUTPUTS, INPUTS);
        float[] down = new float[RANK * INPUTS];
        float[] up = new float[RANK * OUTPUTS];
        for (int r = 0; r < RANK; r++) {
            double square = 0;
            for (int k = 0; k < INPUTS; k++) {
                down[r * INPUTS + k] = (float) strongest[r * INPUTS + k];
                square += strongest[r * INPUTS + k] * strongest[r * INPUTS + k];
            }
            for (int cell = 0; cell < product.length; cell++) {
                up[r * OUTPUTS + cell / INPUTS] +=
                        (float) (product[cell] * down[r * INPUTS + cell % INPUTS] / square);
            }
        }
        return new Module(new Numbers(down, INPUTS), new Numbers(up, OUTPUTS), 1);
    }

    private static Module padded(Module module, RandomGenerator random) {
        float[] down = Made.gaussian(random, 2 * RANK * INPUTS, 1);
        System.arraycopy(module.down().cells(), 0, down, 0, RANK * INPUTS);
        float[] up = new float[2 * RANK * OUTPUTS];
        System.arraycopy(module.up().cells(), 0, up, 0, RANK * OUTPUTS);
        return new Module(new Numbers(down, INPUTS), new Numbers(up, OUTPUTS), module.scale());
    }
}
