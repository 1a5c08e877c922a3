package dev.semanticpassport.passport.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.contracts.Edit;
import dev.semanticpassport.contracts.QuotePlace;
import dev.semanticpassport.contracts.TreeEdited;
import dev.semanticpassport.core.Seeds;
import dev.semanticpassport.meaning.Holding;
import dev.semanticpassport.meaning.Idea;
import dev.semanticpassport.meaning.IdeaId;
import dev.semanticpassport.meaning.MeaningTree;
import dev.semanticpassport.meaning.Quote;
import dev.semanticpassport.meaning.Standing;
import dev.semanticpassport.meaning.Wording;
import dev.semanticpassport.meaning.publishing.PublicTree;
import dev.semanticpassport.writing.CharacterRange;
import dev.semanticpassport.writing.Speaker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EditingTest {
    private static final UUID PASSPORT = new UUID(0, 1);
    private static final int IDEAS = 12;

    @Test
    void whateverIsEditedNoQuoteIsLostOrCountedTwice() {
        Seeds.forAll(
                200,
                random -> {
                    // Given
                    MeaningTree tree = drawn(random);
                    // When
                    MeaningTree after = Editing.applyAll(tree, edits(random, 8)).tree();
                    // Then
                    assertThat(quotes(after)).containsExactlyInAnyOrderElementsOf(quotes(tree));
                });
    }

    @Test
    void editsAppliedOneByOneGiveTheTreeOfAllOfThem() {
        Seeds.forAll(
                200,
                random -> {
                    // Given
                    MeaningTree tree = drawn(random);
                    List<KeptEdit> edits = edits(random, 8);
                    // When
                    MeaningTree step = tree;
                    for (KeptEdit edit : edits) {
                        step = Editing.applyAll(step, List.of(edit)).tree();
                    }
                    // Then
                    assertThat(step.ideas())
                            .containsExactlyInAnyOrderElementsOf(
                                    Editing.applyAll(tree, edits).tree().ideas());
                });
    }

    @Test
    void whatIsPublishedHoldsNoWordOfAPrivateIdea() {
        Seeds.forAll(
                200,
                random -> {
                    // Given
                    MeaningTree tree = drawn(random);
                    String hidden = id(random.nextInt(IDEAS));
                    MeaningTree marked =
                            Editing.applyAll(
                                            tree,
                                            List.of(kept(random, new Edit.MarkPrivate(hidden))))
                                    .tree();
                    // When
                    MeaningTree open = PublicTree.of(marked);
                    // Then
                    assertThat(open.ideas()).isNotEmpty();
                    assertThat(open.toString()).doesNotContain("word" + hidden);
                });
    }

    @Test
    void whatIsPrivateInOneTreeIsPublishedFromNoOther() {
        // Given
        MeaningTree before = drawn(generator(1));
        MeaningTree now =
                Editing.applyAll(before, List.of(kept(generator(2), new Edit.MarkPrivate(id(2)))))
                        .tree();
        MeaningTree withoutIt =
                new MeaningTree(
                        now.ideas().stream().filter(idea -> idea.broader().isEmpty()).toList(),
                        List.of());
        // When
        MeaningTree earlier = PublicTree.of(Guarding.guard(before, List.of(now)));
        MeaningTree later = Guarding.guard(withoutIt, List.of(now));
        // Then
        assertThat(earlier.toString()).doesNotContain("word" + id(2));
        assertThat(later.idea(new IdeaId(id(2))).orElseThrow().standing())
                .isEqualTo(Standing.PRIVATE);
        assertThat(PublicTree.of(later).ideas()).isEqualTo(PublicTree.of(withoutIt).ideas());
    }

    @Test
    void anEditWithTextOnAPrivateIdeaIsToldWithoutIt() {
        // Given
        MeaningTree tree =
                Editing.applyAll(
                                drawn(generator(1)),
                                List.of(kept(generator(2), new Edit.MarkPrivate(id(2)))))
                        .tree();
        TreeEdited asked =
                new TreeEdited(PASSPORT, new UUID(0, 9), new Edit.Rename(id(2), "Hidden"));
        // When
        Editing.Result overheard = apply(tree, asked, true);
        Editing.Result inPrivate = apply(tree, asked, false);
        // Then
        assertThat(overheard)
                .isInstanceOfSatisfying(
                        Editing.Result.Refused.class,
                        refused ->
                                assertThat(refused.refusal().kind())
                                        .isEqualTo(EditRefusal.Kind.TELLS_PRIVATE));
        assertThat(inPrivate)
                .isInstanceOfSatisfying(
                        Editing.Result.Done.class,
                        done ->
                                assertThat(done.events().getFirst().edit())
                                        .isInstanceOf(Edit.Withheld.class));
    }

    private static RandomGenerator generator(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    private static Editing.Result apply(MeaningTree tree, TreeEdited asked, boolean overheard) {
        return Editing.applyNew(
                new EditedTree(tree, List.of()),
                tree,
                List.of(asked),
                List.of(0),
                overheard,
                () -> new byte[32]);
    }

    private static List<Quote> quotes(MeaningTree tree) {
        return tree.ideas().stream().flatMap(idea -> idea.quotes().stream()).toList();
    }

    private static List<KeptEdit> edits(RandomGenerator random, int count) {
        return IntStream.range(0, count).mapToObj(_ -> kept(random, edit(random))).toList();
    }

    private static KeptEdit kept(RandomGenerator random, Edit edit) {
        return new KeptEdit(new UUID(random.nextLong(), random.nextLong()), edit, new byte[32]);
    }

    private static Edit edit(RandomGenerator random) {
        String idea = id(random.nextInt(IDEAS));
        String other = id(random.nextInt(IDEAS));
        return switch (random.nextInt(7)) {
            case 0 -> new Edit.Rename(idea, "Renamed " + random.nextInt(100));
            case 1 -> new Edit.Move(idea, idea.equals(other) ? List.of() : List.of(other));
            case 2 -> idea.equals(other) ? edit(random) : new Edit.Merge(other, List.of(idea));
            case 3 -> new Edit.Split(idea, null, "Split", List.of(place(idea, 0)));
            case 4 -> idea.equals(other) ? edit(random) : new Edit.Relate(idea, other);
            case 5 -> new Edit.Reject(idea);
            default -> new Edit.AddIdea(null, "Added", List.of(other));
        };
    }

    private static QuotePlace place(String idea, int quote) {
        return new QuotePlace("c", "m" + quote + idea, 0, sentence(idea, quote).length());
    }

    private static MeaningTree drawn(RandomGenerator random) {
        List<Idea> ideas = new ArrayList<>();
        for (int at = 0; at < IDEAS; at++) {
            String id = id(at);
            ideas.add(
                    new Idea(
                            new IdeaId(id),
                            new Wording.Found("word" + id, quote(id, 0)),
                            Optional.empty(),
                            List.of(quote(id, 0), quote(id, 1)),
                            at == 0 ? List.of() : List.of(new IdeaId(id(random.nextInt(at)))),
                            List.of(),
                            1.0 / IDEAS,
                            Holding.AUTHOR,
                            Standing.PUBLIC,
                            List.of(),
                            List.of(),
                            List.of("word" + id)));
        }
        return new MeaningTree(ideas, List.of());
    }

    private static Quote quote(String id, int number) {
        String text = sentence(id, number);
        return new Quote(
                "s",
                "c",
                "m" + number + id,
                Speaker.AUTHOR,
                new CharacterRange(0, text.length()),
                text);
    }

    private static String sentence(String id, int number) {
        return "Here word" + id + " is told, " + number + ".";
    }

    private static String id(int at) {
        return "%016x".formatted(at);
    }
}
