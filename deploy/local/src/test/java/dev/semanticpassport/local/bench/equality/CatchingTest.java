package dev.semanticpassport.local.bench.equality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class CatchingTest {
    @Test
    void whereHalfAreNeverCaughtTheMedianIsInfinite() {
        assertThat(Catching.median(List.of(3.0, 1.0, Catching.NEVER))).isEqualTo(3);
        assertThat(Catching.median(List.of(3.0, Catching.NEVER, Catching.NEVER)))
                .isEqualTo(Catching.NEVER);
    }

    @Test
    void anotherModelIsCaughtAndTheModelItselfIsNot() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(3);
        Supply supply = new Supply(answers(random, "north", 60), 40);
        Catching catching = new Catching(supply, 30);

        List<Double> other = catching.ranks(answers(random, "south", 20), 1, 4, 5, random);
        List<Double> same = catching.ranks(Map.of(), 0, 4, 5, random);

        assertThat(Catching.median(other)).isLessThan(15);
        assertThat(Catching.median(same)).isEqualTo(Catching.NEVER);
    }

    @Test
    void thePublishedStatisticIsOurs() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(3);
        assertThat(StatisticCheck.largestError(random)).isLessThan(1e-6);
    }

    private static Map<String, List<String>> answers(
            RandomGenerator random, String direction, int count) {
        Map<String, List<String>> answers = new TreeMap<>();
        for (String prompt : List.of("one", "two", "three")) {
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                texts.add("It lies " + random.nextInt(9) + " miles " + direction + ".");
            }
            answers.put(prompt, texts);
        }
        return answers;
    }
}
