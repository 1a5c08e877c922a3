package dev.semanticpassport.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.semanticpassport.core.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ManyHypothesesTest {
    @Test
    void all_up_to_the_last_under_its_bound_are_rejected() {
        // M = 4, H_4 = 25/12, α = .1: bounds .012, .024, .036, .048
        assertThat(ManyHypotheses.withFalseDiscoveryRate(List.of(.02, .9, .013, .035), .1))
                .containsExactly(0, 2, 3);
        assertThat(ManyHypotheses.withFalseDiscoveryRate(List.of(.02, .9, .013, .037), .1))
                .containsExactly(0, 2);
        assertThat(ManyHypotheses.withFalseDiscoveryRate(List.of(.013, .9, .5, .2), .1)).isEmpty();
        assertThat(ManyHypotheses.withFalseDiscoveryRate(List.of(), .1)).isEmpty();
    }

    @Test
    void the_largest_chance_is_the_last_bound() {
        assertThat(ManyHypotheses.largestChance(4, .1)).isCloseTo(.048, within(1e-12));
        assertThat(ManyHypotheses.largestChance(1, .05)).isEqualTo(.05);
    }

    @Test
    void of_the_rejected_few_are_true_even_where_all_p_values_go_together() {
        double[] sum = new double[1];
        Seeds.forAll(
                4000,
                random -> {
                    List<Double> chances = new ArrayList<>();
                    double common = 1 - random.nextDouble();
                    for (int i = 0; i < 20; i++) {
                        chances.add(i < 10 ? common : 1e-6);
                    }
                    Set<Integer> rejected = ManyHypotheses.withFalseDiscoveryRate(chances, .1);
                    long wrong = rejected.stream().filter(i -> i < 10).count();
                    sum[0] += (double) wrong / Math.max(1, rejected.size());
                });
        assertThat(sum[0] / 4000).isLessThanOrEqualTo(.1).isGreaterThan(0);
    }

    @Test
    void p_values_of_nought_are_refused() {
        assertThatThrownBy(() -> ManyHypotheses.withFalseDiscoveryRate(List.of(0.0), .1))
                .hasMessageContaining("(0, 1]");
        assertThatThrownBy(() -> ManyHypotheses.withFalseDiscoveryRate(List.of(.5), 0))
                .hasMessageContaining("alpha");
    }
}
