package dev.semanticpassport.transfer.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.semanticpassport.core.Seeds;
import dev.semanticpassport.core.beacons.Normalising;
import dev.semanticpassport.core.signing.CanonicalJson;
import dev.semanticpassport.meaning.Holding;
import dev.semanticpassport.transfer.Gardens;
import dev.semanticpassport.transfer.Trees;
import dev.semanticpassport.transfer.kit.Kits;
import dev.semanticpassport.transfer.mapping.TrainingRow.Origin;
import dev.semanticpassport.transfer.proposing.Imprint;
import dev.semanticpassport.transfer.proposing.Proposal;
import dev.semanticpassport.transfer.proposing.Proposing;
import dev.semanticpassport.transfer.traits.Trait;
import dev.semanticpassport.writing.Speaker;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class MappingTest {
    private static final List<String> WORDS =
            List.of(
                    "дай",
                    "короткое",
                    "определение",
                    "опиши",
                    "своими",
                    "словами",
                    "другу",
                    "объяснил",
                    "мост",
                    "маяк",
                    "память",
                    "describe",
                    "own",
                    "garden",
                    "river",
                    "слово",
                    "якорь",
                    "hidden",
                    "хранит",
                    "meaning");

    @Test
    void no_row_trains_what_is_held_out_whatever_the_labels_are() {
        Seeds.forAll(
                150,
                random -> {
                    // Given a tree whose labels are made of the forms' own words
                    Trees trees = random(random);
                    Proposal proposal =
                            Proposing.propose(trees.tree(), trees.messages(), Kits.WISHES);

                    // When
                    TransferMap map = map(trees, proposal);

                    // Then
                    Set<String> held = new HashSet<>();
                    map.probes()
                            .forEach(probe -> held.add(Normalising.normalise(probe.question())));
                    for (TrainingRow row : map.rows()) {
                        assertThat(held).doesNotContain(Normalising.normalise(row.prompt()));
                        for (String question : held) {
                            assertThat(" " + Normalising.normalise(row.answer()) + " ")
                                    .doesNotContain(" " + question + " ");
                        }
                    }
                });
    }

    @Test
    void a_prompt_is_asked_once_and_a_map_is_canonical_and_always_the_same() {
        Seeds.forAll(
                30,
                random -> {
                    // Given
                    Trees trees = random(random);
                    Proposal proposal =
                            Proposing.propose(trees.tree(), trees.messages(), Kits.WISHES);

                    // When
                    TransferMap map = map(trees, proposal);

                    // Then
                    List<String> prompts =
                            map.rows().stream()
                                    .map(row -> Normalising.normalise(row.prompt()))
                                    .toList();
                    assertThat(prompts).doesNotHaveDuplicates();
                    byte[] written = TransferMapFile.write(map);
                    assertThat(CanonicalJson.isCanonical(written)).isTrue();
                    assertThat(TransferMapFile.write(map(trees, proposal))).isEqualTo(written);
                });
    }

    @Test
    void a_pair_is_what_the_author_asked_and_took_up() {
        // Given
        Trees trees = Gardens.trees();

        // When
        TransferMap map =
                map(trees, Proposing.propose(trees.tree(), trees.messages(), Kits.WISHES));

        // Then
        assertThat(map.rows())
                .filteredOn(row -> row.origin() == Origin.PAIR)
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.prompt()).endsWith("Как назвать то, что связывает дорожки?");
                    assertThat(row.answer())
                            .isEqualTo(
                                    "Живая изгородь – граница, которая дышит и пропускает гостей.");
                    assertThat(row.quote()).isPresent();
                });
        assertThat(map.rows()).extracting(TrainingRow::origin).startsWith(Origin.STATEMENT);
    }

    @Test
    void what_is_open_names_no_private_idea() {
        // Given
        Trees trees = Gardens.trees();
        TransferMap map =
                map(trees, Proposing.propose(trees.tree(), trees.messages(), Kits.WISHES));

        // When
        TransferMap open = map.open();

        // Then
        assertThat(map.idea(Trees.id(Gardens.PRIVATE_LABEL))).isPresent();
        assertThat(open.idea(Trees.id(Gardens.PRIVATE_LABEL))).isEmpty();
        assertThat(new String(TransferMapFile.write(open), StandardCharsets.UTF_8))
                .doesNotContainIgnoringCase("хронограф")
                .doesNotContain("часы деда");
    }

    @Test
    void a_trait_changed_by_hand_to_tell_of_a_private_idea_takes_its_idea_out_of_what_is_open() {
        // Given
        Trees trees = Gardens.trees();
        Proposal proposal = Proposing.propose(trees.tree(), trees.messages(), Kits.WISHES);
        var first = proposal.traits().getFirst();
        var told =
                new Trait(
                        first.idea(),
                        first.label(),
                        List.of("Где стоит подземного хронографа тень?"),
                        first.heldOut(),
                        first.expression(),
                        first.recognition());

        // When
        TransferMap map =
                map(
                        trees,
                        new Proposal(
                                proposal.language(),
                                proposal.beacons(),
                                List.of(told),
                                List.of(),
                                1));

        // Then
        assertThat(map.open().idea(first.idea())).isEmpty();
    }

    @Test
    void a_mark_of_an_idea_that_the_tree_lacks_is_refused_by_its_id() {
        // Given
        Trees trees = Gardens.trees();
        Proposal proposal = Proposing.propose(trees.tree(), trees.messages(), Kits.WISHES);
        Proposal strange =
                new Proposal(
                        proposal.language(),
                        proposal.beacons(),
                        List.of(),
                        List.of(
                                new Imprint(
                                        Trees.id("nowhere"),
                                        List.of(1),
                                        List.of(),
                                        Imprint.Origin.CHOSEN)),
                        1);

        // When and then
        assertThatThrownBy(() -> map(trees, strange))
                .hasMessageContaining(Trees.id("nowhere").text())
                .hasMessageContaining("imprint");
    }

    private static TransferMap map(Trees trees, Proposal proposal) {
        return Mapping.map(trees.tree(), trees.messages(), proposal, Kits.WISHES.holdings());
    }

    private static Trees random(RandomGenerator random) {
        List<String> labels = new ArrayList<>();
        List<String> sayings = new ArrayList<>();
        for (int i = 0; i < 2 + random.nextInt(6); i++) {
            labels.add(i + " " + words(random, 1 + random.nextInt(4)));
            sayings.add(words(random, 3 + random.nextInt(8)) + " " + i);
        }
        Trees trees =
                new Trees()
                        .message("q", Speaker.AUTHOR, words(random, 6) + "?")
                        .message("a", Speaker.ASSISTANT, String.join("\n", sayings))
                        .message("b", Speaker.AUTHOR, String.join(". ", sayings));
        for (int i = 0; i < labels.size(); i++) {
            String[] broader =
                    i == 0 ? new String[0] : new String[] {labels.get(random.nextInt(i))};
            Holding holding = random.nextBoolean() ? Holding.TAKEN_UP : Holding.AUTHOR;
            trees.idea(labels.get(i), holding, sayings.get(i), broader);
        }
        return trees;
    }

    private static String words(RandomGenerator random, int count) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            words.add(WORDS.get(random.nextInt(WORDS.size())));
        }
        return String.join(" ", words);
    }
}
