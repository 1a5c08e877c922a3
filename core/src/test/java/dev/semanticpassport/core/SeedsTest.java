package dev.semanticpassport.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

@DisabledIfSystemProperty(named = "seed", matches = ".*")
class SeedsTest {
    @Test
    void every_case_has_its_own_numbers_and_a_second_run_has_the_same() {
        List<Long> first = new ArrayList<>();
        List<Long> second = new ArrayList<>();

        Seeds.forAll(50, random -> first.add(random.nextLong()));
        Seeds.forAll(50, random -> second.add(random.nextLong()));

        assertThat(first).hasSize(50).isEqualTo(second);
        assertThat(new HashSet<>(first)).hasSize(50);
    }

    @Test
    void a_broken_law_names_the_seed() {
        List<Long> seen = new ArrayList<>();

        assertThatThrownBy(() ->
                        Seeds.forAll(
                                10,
                                random -> {
                                    seen.add(random.nextLong());
                                    assertThat(seen).hasSizeLessThan(4);
                                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("-Dseed=3");
    }
}
