package dev.semanticpassport.recognition.mixing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.semanticpassport.core.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ExchangeTest {
    private static final int[] ASKED = {4, 5, 6};

    @Test
    void sumsOverEachWayToExchangeAnyAnswersHaveMeanZeroAndTheVarianceThatIsSaid() {
        List<int[]> ways = new ArrayList<>();
        for (int one = 0; one < 7; one++) {
            for (int two = one + 1; two < 7; two++) {
                for (int three = two + 1; three < 7; three++) {
                    ways.add(new int[] {one, two, three});
                }
            }
        }
        Seeds.forAll(
                20, random -> holds(Exchange.free(ASKED, new int[] {0, 1, 2, 3}), ways, random));
    }

    @Test
    void sumsOverEachWayToExchangeAnswersToOnePromptDoToo() {
        List<int[]> ways = new ArrayList<>();
        for (int way = 0; way < 8; way++) {
            ways.add(
                    new int[] {
                        (way & 1) == 0 ? 4 : 1, (way & 2) == 0 ? 5 : 0, (way & 4) == 0 ? 6 : 3
                    });
        }
        Seeds.forAll(
                20, random -> holds(Exchange.paired(ASKED, new int[] {1, 0, 3}), ways, random));
    }

    private static void holds(Exchange exchange, List<int[]> ways, RandomGenerator random) {
        double[] numbers = random.doubles(7, -3, 5).toArray();

        double[] centred = exchange.centred(numbers);

        double[] sums =
                ways.stream()
                        .mapToDouble(way -> Arrays.stream(way).mapToDouble(i -> centred[i]).sum())
                        .toArray();
        assertThat(Arrays.stream(sums).average().orElse(1)).isCloseTo(0, within(1e-9));
        assertThat(Arrays.stream(sums).map(sum -> sum * sum).average().orElse(-1))
                .isCloseTo(exchange.variance(centred), within(1e-9));
    }
}
