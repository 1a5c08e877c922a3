package dev.semanticpassport.transfer.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.semanticpassport.core.statistics.CarrierAudits;
import dev.semanticpassport.core.statistics.RecognisingProcess;
import org.junit.jupiter.api.Test;

class PowerTableTest {

    @Test
    void the_chances_are_those_of_simulated_audits() {
        // Given
        PowerTable table = PowerTable.of(60, 256, 1e-6, 60, 19, .05);

        for (PowerTable.Row row : table.rows()) {
            // When
            double hitRate = RecognisingProcess.hitRate(row.survival(), 256);
            var effort = new CarrierAudits(20_000, 60, 256, hitRate, 1e-6, 1, 5).effort();

            // Then within four standard errors
            assertThat(row.recognised().getLast())
                    .isCloseTo(effort.recognised().share(), within(.015));
        }
    }

    @Test
    void sixty_beacons_recognise_a_fifth_surviving_in_98_of_100_and_30_in_65() {
        // Given
        PowerTable table = PowerTable.of(60, 256, 1e-6, 60, 19, .05);

        // When
        PowerTable.Row fifth = table.rows().get(2);

        // Then
        assertThat(PowerTable.questions(60)).containsExactly(10, 20, 30, 40, 50, 60);
        assertThat(fifth.recognised().get(2)).isCloseTo(.655, within(.001));
        assertThat(fifth.recognised().get(5)).isCloseTo(.978, within(.001));
    }

    @Test
    void an_ordinary_model_stands_above_all_families_less_often_than_the_level() {
        // Given traits of which none survives
        PowerTable none = PowerTable.of(60, 256, .05, 60, 19, .05);

        // When and then more survive, the likelier
        assertThat(none.traits().chances()).isSorted();
        assertThat(none.traits().supported()).isTrue();
        assertThat(PowerTable.of(60, 256, .01, 60, 19, .05).traits().supported()).isFalse();
    }

    @Test
    void the_table_says_where_a_panel_cannot_support_the_level() {
        assertThat(String.join("\n", PowerTable.of(60, 256, 1e-6, 60, 19, .05).markdown()))
                .contains("alpha = 1e-6 with 60 beacons", "cannot support alpha = 1e-6", "999,999");
    }
}
