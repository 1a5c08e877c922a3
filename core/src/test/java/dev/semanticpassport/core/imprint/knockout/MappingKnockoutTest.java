package dev.semanticpassport.core.imprint.knockout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.core.Seeds;
import dev.semanticpassport.core.imprint.Part;
import dev.semanticpassport.core.imprint.Variant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MappingKnockoutTest {
    private static final Part UP = new Part(1, "up_proj");
    private static final Part DOWN = new Part(3, "down_proj");

    /** Idea i stands in one module alone. */
    private static Part own(int idea) {
        return List.copyOf(Planted.MODULES).get(idea);
    }

    @Test
    void an_idea_that_stands_in_one_module_needs_it_and_it_suffices() {
        AtomicInteger found = new AtomicInteger();
        AtomicInteger alone = new AtomicInteger();
        Seeds.forAll(
                10,
                random -> {
                    // Given
                    Planted planted = new Planted(8, 24);
                    Scores scores =
                            planted.hits(
                                    List.of(),
                                    (variant, idea) -> Planted.has(variant, own(idea)) ? .95 : .02,
                                    random);

                    // When
                    KnockoutMap map = MappingKnockout.map(scores, planted.order(List.of()));

                    // Then
                    for (int idea = 0; idea < 8; idea++) {
                        Part own = own(idea);
                        List<Part> modules =
                                necessary(map, idea).stream().filter(p -> !p.isLayer()).toList();
                        assertThat(modules).isSubsetOf(own);
                        found.addAndGet(modules.size());
                        for (Finding finding : findings(map, idea)) {
                            if (finding instanceof Finding.Sufficient it && !it.part().isLayer()) {
                                assertThat(it.part()).isEqualTo(own);
                                alone.incrementAndGet();
                            }
                        }
                    }
                    assertThat(map.reliance().kind()).isEqualTo(Reliance.Kind.TIED);
                });
        // Of 80
        assertThat(found.get()).isGreaterThanOrEqualTo(76);
        assertThat(alone.get()).isGreaterThanOrEqualTo(70);
    }

    @Test
    void what_is_lost_with_every_idea_and_what_is_frail_is_not_called_necessary() {
        Seeds.forAll(
                40,
                random -> {
                    // Given: without layer 0 everything goes, idea 0 is hurt by every removal, and
                    // each
                    // removal costs each idea a little
                    Planted planted = new Planted(8, 24);
                    Scores scores =
                            planted.hits(
                                    List.of(),
                                    (variant, idea) ->
                                            switch (variant) {
                                                case Variant.Whole _ -> .95;
                                                case Variant.Nothing _, Variant.Only _ -> .02;
                                                case Variant.Minus minus ->
                                                        minus.parts().first().layer() == 0
                                                                ? .02
                                                                : idea == 0 ? .4 : .85;
                                            },
                                    random);

                    // When
                    KnockoutMap map = MappingKnockout.map(scores, planted.order(List.of()));

                    // Then
                    for (int idea = 0; idea < 8; idea++) {
                        assertThat(necessary(map, idea)).isEmpty();
                    }
                    assertThat(map.reliance().kind()).isEqualTo(Reliance.Kind.SPREAD);
                    assertThat(map.findings().get("idea 3"))
                            .singleElement()
                            .isInstanceOfSatisfying(
                                    Finding.Spread.class,
                                    it -> assertThat(it.lost()).contains(Part.layer(0)));
                });
    }

    @Test
    void an_idea_that_stands_in_two_layers_is_redundant_with_each() {
        Seeds.forAll(
                5,
                random -> {
                    // Given
                    Planted planted = new Planted(8, 30);
                    Scores scores =
                            planted.hits(
                                    List.of(),
                                    (variant, idea) ->
                                            (idea == 0
                                                            ? Planted.has(variant, UP, DOWN)
                                                            : Planted.has(variant, own(idea)))
                                                    ? 1.
                                                    : 0.,
                                    random);

                    // When
                    KnockoutMap map = MappingKnockout.map(scores, planted.order(List.of()));

                    // Then
                    assertThat(necessary(map, 0)).isEmpty();
                    assertThat(map.findings().get("idea 0"))
                            .anySatisfy(finding ->
                                    assertThat(finding)
                                            .isInstanceOfSatisfying(
                                                    Finding.RedundantWith.class,
                                                    it -> {
                                                        assertThat(it.part())
                                                                .isEqualTo(Part.layer(1));
                                                        assertThat(it.other())
                                                                .isEqualTo(Part.layer(3));
                                                    }));
                });
    }

    @Test
    void declared_bindings_are_confirmed_contradicted_or_not_measured() {
        Seeds.forAll(
                5,
                random -> {
                    // Given
                    Planted planted = new Planted(8, 30);
                    List<DeclaredBinding> bindings =
                            List.of(
                                    new DeclaredBinding("idea 0", set(own(0))),
                                    new DeclaredBinding("idea 1", set(own(2))),
                                    new DeclaredBinding("idea 2", set(Part.layer(own(2).layer()))),
                                    new DeclaredBinding("idea 7", set(own(0))),
                                    new DeclaredBinding("unheard of", set(own(0))));
                    Scores scores =
                            planted.hits(
                                    bindings.stream().map(DeclaredBinding::parts).toList(),
                                    (variant, idea) ->
                                            (idea == 7
                                                            ? Planted.has(variant, UP, DOWN)
                                                            : Planted.has(variant, own(idea)))
                                                    ? 1.
                                                    : 0.,
                                    random);

                    // When
                    KnockoutMap map = MappingKnockout.map(scores, planted.order(bindings));

                    // Then
                    assertThat(map.bindings())
                            .extracting(JudgedBinding::judgement)
                            .containsExactly(
                                    JudgedBinding.Judgement.CONFIRMED,
                                    JudgedBinding.Judgement.CONTRADICTED,
                                    JudgedBinding.Judgement.CONFIRMED,
                                    JudgedBinding.Judgement.NOT_MEASURED,
                                    JudgedBinding.Judgement.NOT_MEASURED);
                    assertThat(map.bindings().get(1).elsewhere()).contains(own(1));
                });
    }

    @Test
    void what_failed_is_left_out_on_both_sides_and_too_many_failures_measure_nothing() {
        // Given
        Planted planted = new Planted(3, 20);
        Scores scores = new Scores(Map.of("a", 20, "b", 20, "c", 8, "d", 20));
        for (Variant variant : List.of(new Variant.Whole(), new Variant.Nothing())) {
            double score = variant instanceof Variant.Whole ? 1 : 0;
            for (int probe = 0; probe < 20; probe++) {
                if (probe > 0) {
                    scores.note(variant, "a", probe, score);
                }
                if (probe > 4) {
                    scores.note(variant, "b", probe, score);
                }
                if (probe < 8) {
                    scores.note(variant, "c", probe, score);
                }
                scores.note(variant, "d", probe, 1);
            }
        }

        // When
        KnockoutMap map =
                MappingKnockout.map(
                        scores,
                        new KnockoutOrder(
                                List.of("a", "b", "c", "d"),
                                Set.of(),
                                List.of(),
                                List.of(),
                                planted.order(List.of()).rules()));

        // Then
        assertThat(map.findings())
                .containsEntry("a", List.of(new Finding.Spread(List.of())))
                .containsEntry(
                        "b", List.of(new Finding.NotMeasured(Finding.Reason.TOO_MANY_FAILURES)))
                .containsEntry("c", List.of(new Finding.NotMeasured(Finding.Reason.TOO_FEW_PROBES)))
                .containsEntry("d", List.of(new Finding.NotMeasured(Finding.Reason.NOT_CARRIED)));
    }

    private static List<Finding> findings(KnockoutMap map, int idea) {
        return map.findings().getOrDefault("idea " + idea, List.of());
    }

    private static List<Part> necessary(KnockoutMap map, int idea) {
        return findings(map, idea).stream()
                .filter(Finding.Necessary.class::isInstance)
                .map(finding -> ((Finding.Necessary) finding).part())
                .toList();
    }

    private static SortedSet<Part> set(Part... parts) {
        return new TreeSet<>(List.of(parts));
    }
}
