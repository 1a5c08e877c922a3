package dev.semanticpassport.core.imprint.knockout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class DrawnMatchTest {

    @Test
    void equal_draws_have_the_binomial_tail() {
        // Given: two of three from five parts: 3 * (1/5)^2 * 4/5 + (1/5)^3
        DrawnMatch match = DrawnMatch.of(Collections.nCopies(3, 5), 2);

        // Then
        assertThat(match.p()).isCloseTo(.104, within(1e-12));
        assertThat(match.expected()).isCloseTo(.6, within(1e-12));
    }

    @Test
    void unequal_draws_have_the_tail_of_all_ways_to_match() {
        // Given: one of 1/2 and 1/4 at least: 1 - 1/2 * 3/4
        assertThat(DrawnMatch.of(List.of(2, 4), 1).p()).isCloseTo(.625, within(1e-12));
        assertThat(DrawnMatch.of(List.of(2, 4), 2).p()).isCloseTo(.125, within(1e-12));
        assertThat(DrawnMatch.of(List.of(2, 4), 0).p()).isEqualTo(1);
    }

    @Test
    void more_matches_than_draws_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> DrawnMatch.of(List.of(5), 2));
    }
}
