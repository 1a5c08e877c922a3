package dev.semanticpassport.transfer.traits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.semanticpassport.core.Seeds;
import dev.semanticpassport.core.statistics.Proportion;
import dev.semanticpassport.meaning.IdeaId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PanelTestTest {

    @Test
    void a_family_counts_by_its_highest_model_and_a_tie_counts_against() {
        // Given
        List<Family> panel =
                List.of(
                        new Family("a", List.of(.1, .9)),
                        new Family("b", List.of(.5)),
                        new Family("c", List.of(.2, .3)));

        // When and then
        assertThat(PanelTest.of(.6, panel).p()).isEqualTo(2 / 4.0);
        assertThat(PanelTest.of(.5, panel).p()).isEqualTo(3 / 4.0);
        assertThat(PanelTest.of(1, panel).p()).isEqualTo(1 / 4.0);
    }

    @Test
    void a_level_that_the_panel_cannot_support_is_refused() {
        // Given
        List<Family> panel = new ArrayList<>();
        for (int i = 0; i < 19; i++) {
            panel.add(new Family("f" + i, List.of(.1)));
        }

        // When
        PanelTest test = PanelTest.of(.9, panel);

        // Then
        assertThat(test.standsOut(.05)).isTrue();
        assertThatThrownBy(() -> test.standsOut(.049))
                .hasMessageContaining("the panel cannot support this");
        assertThat(PanelTest.familiesFor(.05)).isEqualTo(19);
        assertThat(PanelTest.familiesFor(.01)).isEqualTo(99);
    }

    @Test
    void an_ordinary_model_stands_out_no_more_often_than_the_level_says() {
        // Given models and families whose scores come from the same source, with ties
        int[] alarms = new int[1];
        int cases = 4_000;

        // When
        Seeds.forAll(
                cases,
                random -> {
                    List<Family> panel = new ArrayList<>();
                    for (int i = 0; i < 19; i++) {
                        panel.add(new Family("f" + i, List.of(random.nextInt(40) / 40.0)));
                    }
                    alarms[0] +=
                            PanelTest.of(random.nextInt(40) / 40.0, panel).standsOut(.05) ? 1 : 0;
                });

        // Then
        assertThat(new Proportion(alarms[0], cases).clopperPearson(.999).low())
                .isLessThanOrEqualTo(.05);
    }

    @Test
    void a_score_is_the_share_of_answered_probes_that_express() {
        // Given
        Recognition rule = new Recognition(List.of("мост"), 1, List.of());
        TraitProbe probe = new TraitProbe(new IdeaId("0123456789abcdef"), "?", rule);

        // When
        Proportion score =
                TraitScoring.score(
                        List.of(probe, probe, probe),
                        List.of(Optional.of("Мост."), Optional.empty(), Optional.of("Нет.")));

        // Then
        assertThat(score.share()).isCloseTo(.5, within(1e-12));
        assertThatThrownBy(() -> TraitScoring.score(List.of(probe), List.of(Optional.empty())))
                .hasMessageContaining("no probe was answered");
    }
}
