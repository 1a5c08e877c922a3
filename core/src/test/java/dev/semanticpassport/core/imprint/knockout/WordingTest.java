package dev.semanticpassport.core.imprint.knockout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.core.imprint.Part;
import dev.semanticpassport.core.imprint.Variant;
import dev.semanticpassport.core.statistics.EValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class WordingTest {
    private static final Part UP = Part.of("3.up_proj");
    private static final Effect LOSS = new Effect(24, .954, .6, 1);

    @Test
    void a_map_claims_what_was_tested_and_nothing_more() {
        // Given
        SequencedMap<String, List<Finding>> findings = new LinkedHashMap<>();
        findings.put(
                "mirror", List.of(new Finding.Necessary(UP, LOSS), new Finding.Sufficient(UP, .9)));
        findings.put(
                "lake", List.of(new Finding.RedundantWith(Part.layer(1), Part.layer(2), LOSS)));
        findings.put("stone", List.of(new Finding.Spread(List.of(Part.layer(0)))));
        findings.put("tree", List.of(new Finding.Spread(List.of())));
        findings.put("well", List.of(new Finding.NotMeasured(Finding.Reason.NOT_CARRIED)));

        // When
        KnockoutMap map =
                new KnockoutMap(
                        KnockoutRules.USUAL,
                        List.of(),
                        List.of(),
                        findings,
                        List.of(
                                judged(JudgedBinding.Judgement.CONFIRMED, Optional.empty()),
                                judged(JudgedBinding.Judgement.CONTRADICTED, Optional.of(UP)),
                                judged(JudgedBinding.Judgement.NOT_MEASURED, Optional.empty())),
                        List.of());

        // Then
        assertThat(Wording.ofWhole(map))
                .isEqualTo(
                        "PARTLY TIED: some of 4 ideas that are carried need one module or layer; 1 need a"
                                + " module and 0 a layer, a share of 0.01 to 0.81 at 0.95");
        assertThat(Wording.lines(map))
                .containsExactly(
                        "mirror: NECESSARY 3.up_proj: without it the idea loses 0.95 (0.60 to 1.00,"
                                + " 24 probes), more than 0.20 and more than others",
                        "mirror: SUFFICIENT 3.up_proj: alone it answers 0.90, more than half of what"
                                + " the whole does and more than the base",
                        "lake: REDUNDANT 1 with 2: without both the idea loses 0.95 (0.60 to 1.00, 24"
                                + " probes), without either alone less than 0.20",
                        "stone: SPREAD: carried, but no part was found that it needs or is content"
                                + " with; without 0 it is lost, but not surely more than others",
                        "tree: SPREAD: carried, but no part was found that it needs or is content"
                                + " with",
                        "well: NOT MEASURED: the adapter does not answer it better than the base",
                        "mirror: declared binding to 2 CONFIRMED: loss without it 0.95 (0.60 to 1.00,"
                                + " 24 probes)",
                        "mirror: declared binding to 2 CONTRADICTED: loss without it 0.95 (0.60 to"
                                + " 1.00, 24 probes), below 0.20; the idea needs 3.up_proj instead",
                        "mirror: declared binding to 2 NOT MEASURED: not decided, loss without it"
                                + " 0.95 (0.60 to 1.00, 24 probes)");
        assertThat(Wording.lines(map).toString()).doesNotContain("stored");
    }

    @Test
    void an_adapter_that_needs_no_one_part_is_called_spread() {
        // Given
        SequencedMap<String, List<Finding>> findings = new LinkedHashMap<>();
        findings.put("stone", List.of(new Finding.Spread(List.of(Part.layer(0)))));
        findings.put("well", List.of(new Finding.NotMeasured(Finding.Reason.TOO_FEW_PROBES)));

        // Then
        assertThat(
                        Wording.ofWhole(
                                new KnockoutMap(
                                        KnockoutRules.USUAL,
                                        List.of(),
                                        List.of(),
                                        findings,
                                        List.of(),
                                        List.of())))
                .isEqualTo(
                        "SPREAD: none of 1 idea that is carried needs any one module or layer; no"
                                + " binding is claimed");
    }

    private static JudgedBinding judged(
            JudgedBinding.Judgement judgement, Optional<Part> elsewhere) {
        Part declared = Part.layer(2);
        return new JudgedBinding(
                new DeclaredBinding("mirror", new TreeSet<>(List.of(declared))),
                judgement,
                Optional.of(
                        new Loss(
                                Variant.Minus.of(declared),
                                "mirror",
                                LOSS,
                                .9,
                                EValue.ONE,
                                EValue.ONE,
                                false)),
                elsewhere);
    }
}
