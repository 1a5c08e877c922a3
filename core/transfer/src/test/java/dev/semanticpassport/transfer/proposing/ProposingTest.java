package dev.semanticpassport.transfer.proposing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.core.beacons.Beacon;
import dev.semanticpassport.core.beacons.Composing;
import dev.semanticpassport.core.beacons.Idea;
import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.meaning.Holding;
import dev.semanticpassport.meaning.MeaningTree;
import dev.semanticpassport.transfer.Gardens;
import dev.semanticpassport.transfer.Trees;
import dev.semanticpassport.transfer.kit.Kits;
import dev.semanticpassport.transfer.traits.Trait;
import dev.semanticpassport.writing.Speaker;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ProposingTest {
    private static final MeaningTree TREE = Gardens.trees().tree();

    @Test
    void beacons_are_asked_in_the_language_of_most_ideas_with_labels_in_quotation_marks() {
        // When
        List<Beacon> beacons =
                Composing.compose(
                        Proposing.propose(TREE, Gardens.trees().messages(), Kits.WISHES)
                                .beacons()
                                .composition());

        // Then
        assertThat(beacons)
                .hasSize(8)
                .allSatisfy(beacon -> {
                    assertThat(beacon.question())
                            .matches("Какое слово стоит под знаком «[^»]+» и «[^»]+»\\?");
                    assertThat(beacon.candidates()).hasSize(256);
                });
    }

    @Test
    void private_ideas_give_beacons_only_where_the_author_says_so() {
        // When
        BeaconPlan without =
                Proposing.propose(TREE, Gardens.trees().messages(), Kits.WISHES).beacons();
        BeaconPlan with =
                Proposing.propose(
                                TREE,
                                Gardens.trees().messages(),
                                Kits.WISHES.withPrivateBeacons(true))
                        .beacons();

        // Then
        assertThat(without.ideas()).extracting(Idea::label).doesNotContain(Gardens.PRIVATE_LABEL);
        assertThat(without.ideas())
                .flatExtracting(Idea::vocabulary)
                .doesNotContain("подземный", "хронограф");
        assertThat(with.ideas()).extracting(Idea::label).contains(Gardens.PRIVATE_LABEL);
    }

    @Test
    void fewer_beacons_are_proposed_where_there_are_too_few_ideas() {
        assertThat(
                        Proposing.propose(TREE, Gardens.trees().messages(), Wishes.of(1))
                                .beacons()
                                .count())
                .isEqualTo(10);
    }

    @Test
    void repeating_a_question_never_expresses_the_idea_and_the_expression_does() {
        for (Trait trait :
                Proposing.propose(TREE, Gardens.trees().messages(), Kits.WISHES).traits()) {
            assertThat(trait.recognition().expressedBy(trait.expression())).isTrue();
            assertThat(trait.heldOut())
                    .allSatisfy(question ->
                            assertThat(trait.recognition().standingIn(question)).isEmpty());
        }
    }

    @Test
    void an_idea_of_which_nothing_is_said_has_no_trait() {
        // Given
        MeaningTree bare =
                new Trees()
                        .message("1", Speaker.AUTHOR, "Маяк")
                        .idea("Маяк", Holding.AUTHOR, "Маяк")
                        .tree();

        // When and then
        assertThat(Proposing.propose(bare, List.of(), Kits.WISHES).traits()).isEmpty();
    }

    @Test
    void a_declared_binding_is_proposed_and_others_only_on_request() {
        // When
        List<Imprint> declared =
                Proposing.propose(TREE, Gardens.trees().messages(), Kits.WISHES).imprints();
        List<Imprint> spread =
                Proposing.propose(
                                TREE,
                                Gardens.trees().messages(),
                                Kits.WISHES.withImprints(new ImprintChoice.Spread(3)))
                        .imprints();

        // Then
        assertThat(declared)
                .containsExactly(
                        new Imprint(
                                Trees.id("Тихий фонтан"),
                                List.of(2),
                                List.of("q_proj"),
                                Imprint.Origin.DECLARED));
        assertThat(spread).hasSize(6);
        assertThat(
                        spread.stream()
                                .filter(imprint -> imprint.origin() == Imprint.Origin.SPREAD)
                                .flatMap(imprint -> imprint.layers().stream()))
                .containsExactly(1, 2, 3, 1, 2);
    }

    @Test
    void drawn_layers_follow_the_randomness_and_are_even() {
        // Given
        Map<Integer, Integer> counts = new TreeMap<>();

        // When
        for (int draw = 0; draw < 4_000; draw++) {
            Sha256 randomness = Sha256.ofText("r" + draw);
            counts.merge(Imprinting.drawn(Trees.id("x"), 4, randomness), 1, Integer::sum);
        }

        // Then 1,000 each, give or take four standard deviations of 27
        assertThat(counts).containsOnlyKeys(1, 2, 3, 4);
        assertThat(counts.values()).allMatch(count -> Math.abs(count - 1_000) < 110);
        assertThat(Imprinting.drawn(Trees.id("x"), 4, Sha256.ofText("r0")))
                .isEqualTo(Imprinting.drawn(Trees.id("x"), 4, Sha256.ofText("r0")));
    }

    @Test
    void the_same_tree_and_wishes_give_the_same_proposal() {
        assertThat(
                        ProposalFile.write(
                                Proposing.propose(TREE, Gardens.trees().messages(), Kits.WISHES)))
                .isEqualTo(
                        ProposalFile.write(
                                Proposing.propose(TREE, Gardens.trees().messages(), Kits.WISHES)));
    }
}
