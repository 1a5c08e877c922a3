package dev.semanticpassport.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class BeaconFiguresTest {
    @Test
    @Tag("long")
    void the_figures_hold_the_planted_error_fails_and_the_table_says_so() {
        var figures = BeaconFigures.measure(400_000, 3);

        assertThat(figures.honest()).allMatch(BeaconFigures.Level::holds).hasSize(3);
        assertThat(figures.planted()).noneMatch(BeaconFigures.Level::holds).hasSize(3);
        assertThat(figures.powers())
                .extracting(power -> power.oneByOne().medianCounted().orElseThrow())
                .containsExactly(3, 7, 23);
        assertThat(figures.powers())
                .extracting(power -> power.wavesOf4().medianAsked().orElseThrow())
                .containsExactly(4, 8, 24);
        assertThat(figures.powers())
                .extracting(power -> power.wavesOf8().medianAsked().orElseThrow())
                .containsExactly(8, 8, 24);
        assertThat(figures.refutation().nullsBy60()).isGreaterThan(.9999);
        assertThat(figures.table())
                .hasSize(1 + 3 + 3 + 3 * 4 + 1)
                .first()
                .asString()
                .startsWith("400,000 null audits");
        assertThat(figures.table().subList(1, 4)).allMatch(line -> line.endsWith("holds"));
        assertThat(figures.table().subList(4, 7)).allMatch(line -> line.endsWith("FAILS"));
    }
}
