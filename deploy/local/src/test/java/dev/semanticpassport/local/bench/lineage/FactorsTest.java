package dev.semanticpassport.local.bench.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.semanticpassport.lab.lora.Adapter;
import dev.semanticpassport.lab.model.LlamaShape;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FactorsTest {
    private static final LlamaShape SHAPE = new LlamaShape(40, 16, 1, 2, 24, 32, 10_000, 1e-5f);

    @Test
    void otherFactorsAndOtherRanksAreTheSameChange() {
        Factors parent = parent();
        SplittableRandom random = new SplittableRandom(3);

        assertSame(parent, parent.remixed(random));
        assertSame(parent, parent.stretched(random));
        assertSame(parent, parent.padded(random));
        assertSame(parent, parent.cut(4));
    }

    @Test
    void halfOfEachIsTheMean() {
        Factors parent = parent();

        assertSame(parent, parent.merged(parent));
        assertThat(parent.merged(parent).pairs().firstEntry().getValue().rank()).isEqualTo(8);
    }

    private static Factors parent() {
        Adapter adapter = Adapter.fresh(SHAPE, 4, 8, 1);
        SplittableRandom random = new SplittableRandom(2);
        adapter.factors()
                .forEach(factor -> {
                    for (int i = 0; i < factor.up().values().length; i++) {
                        factor.up().values()[i] = (float) random.nextGaussian();
                    }
                });
        return Factors.of(adapter);
    }

    private static void assertSame(Factors one, Factors other) {
        one.pairs()
                .forEach((path, pair) -> {
                    Factors.Pair match = other.pairs().get(path);
                    assertThat(match).isNotNull();
                    double[] product = pair.product();
                    double[] made = match == null ? new double[0] : match.product();
                    for (int i = 0; i < product.length; i++) {
                        assertThat(made[i]).isCloseTo(product[i], within(1e-4));
                    }
                });
    }
}
