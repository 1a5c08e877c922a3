package dev.semanticpassport.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.semanticpassport.core.Seeds;
import org.junit.jupiter.api.Test;

class ProportionTest {
    @Test
    void no_success_in_fifty_nine_leaves_at_most_five_percent() {
        // one-sided 95 % is two-sided 90 %; 1 − .05^(1/59) = .0495: the "none of at least 59"
        var limits = new Proportion(0, 59).clopperPearson(.9);

        assertThat(limits.low()).isZero();
        assertThat(limits.high()).isCloseTo(1 - Math.pow(.05, 1.0 / 59), within(1e-12));
        assertThat(limits.contains(.0495)).isTrue();
        assertThat(limits.contains(.05)).isFalse();
    }

    @Test
    void wilsons_limits_agree_with_his_formula() {
        // 10 of 100 at 95 %: (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n), z = 1.959964
        var limits = new Proportion(10, 100).wilson(.95);

        assertThat(limits.low()).isCloseTo(.05523, within(5e-6));
        assertThat(limits.high()).isCloseTo(.17437, within(5e-6));
        assertThat(limits.level()).isEqualTo(.95);
    }

    @Test
    void the_limits_enclose_the_share_and_the_exact_ones_mirror_each_other() {
        Seeds.forAll(
                200,
                random -> {
                    int trials = random.nextInt(1, 500);
                    int successes = random.nextInt(trials + 1);
                    var proportion = new Proportion(successes, trials);
                    var exact = proportion.clopperPearson(.99);
                    var mirrored = new Proportion(trials - successes, trials).clopperPearson(.99);

                    assertThat(exact.contains(proportion.share())).isTrue();
                    assertThat(mirrored.low()).isCloseTo(1 - exact.high(), within(1e-9));
                    assertThat(mirrored.high()).isCloseTo(1 - exact.low(), within(1e-9));
                });
    }

    @Test
    void one_more_success_raises_the_limits_and_a_higher_level_widens_them() {
        Seeds.forAll(
                200,
                random -> {
                    int trials = random.nextInt(2, 500);
                    int successes = random.nextInt(trials);
                    var limits = new Proportion(successes, trials).clopperPearson(.95);
                    var more = new Proportion(successes + 1, trials).clopperPearson(.95);
                    var wider = new Proportion(successes, trials).clopperPearson(.99);

                    assertThat(more.low()).isGreaterThan(limits.low());
                    assertThat(more.high()).isGreaterThanOrEqualTo(limits.high());
                    assertThat(wider.low()).isLessThanOrEqualTo(limits.low());
                    assertThat(wider.high()).isGreaterThanOrEqualTo(limits.high());
                });
    }

    @Test
    void impossible_counts_are_refused() {
        assertThat(new Proportion(1, 1).share()).isEqualTo(1);
        assertThatThrownBy(() -> new Proportion(0, 0)).hasMessageContaining("0 of 0");
        assertThatThrownBy(() -> new Proportion(-1, 5)).hasMessageContaining("-1 of 5");
        assertThatThrownBy(() -> new Proportion(6, 5)).hasMessageContaining("6 of 5");
        assertThatThrownBy(() -> new Proportion(1, 5).wilson(1)).hasMessageContaining("level");
        assertThatThrownBy(() -> new Proportion(1, 5).clopperPearson(0))
                .hasMessageContaining("level");
    }
}
