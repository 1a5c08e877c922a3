package dev.semanticpassport.meaning.editing;

import static dev.semanticpassport.core.Seeds.forAll;
import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.meaning.Binding;
import dev.semanticpassport.meaning.Conversations;
import dev.semanticpassport.meaning.Idea;
import dev.semanticpassport.meaning.IdeaId;
import dev.semanticpassport.meaning.MeaningTree;
import dev.semanticpassport.meaning.RandomWriting;
import dev.semanticpassport.meaning.Standing;
import dev.semanticpassport.meaning.building.TreeBuilding;
import dev.semanticpassport.meaning.building.TreeSettings;
import dev.semanticpassport.meaning.json.TreeEditJson;
import dev.semanticpassport.writing.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

public class TreeEditingTest {
    private static final IdeaId NEW = new IdeaId("00000000000000aa");
    private static final IdeaId NOWHERE = new IdeaId("00000000000000bb");
    private static final MeaningTree TREE =
            TreeBuilding.build(Conversations.seed(), TreeSettings.USUAL);
    private static final IdeaId CHAT = id("чат");
    private static final IdeaId QUESTION = id("смогут ли люди понять");

    @Test
    void anIdeaIsRenamedDefinedAndMarkedByItsAuthor() {
        MeaningTree edited =
                apply(
                        new TreeEdit.Rename(CHAT, "беседа"),
                        new TreeEdit.Define(CHAT, "разговор через окно"),
                        new TreeEdit.MarkPrivate(CHAT));
        Idea chat = edited.idea(CHAT).orElseThrow();
        assertThat(chat.label().text()).isEqualTo("беседа");
        assertThat(chat.definition().orElseThrow().text()).isEqualTo("разговор через окно");
        assertThat(chat.standing()).isEqualTo(Standing.PRIVATE);
        assertThat(chat.quotes()).isEqualTo(TREE.idea(CHAT).orElseThrow().quotes());
    }

    @Test
    void mergedIdeasAreOneWithEverythingThatTheyHad() {
        IdeaId symbol = id("символ X");
        IdeaId image = id("образ Y");
        MeaningTree edited = apply(new TreeEdit.Merge(symbol, List.of(image)));
        assertThat(edited.idea(image)).isEmpty();
        assertThat(edited.idea(symbol).orElseThrow().bindings())
                .extracting(Binding::layers)
                .containsExactly(List.of(3), List.of(5));
    }

    @Test
    void aTablesRowFollowsTheIdeaThatItsOwnWasMergedInto() {
        IdeaId role = id("человек-создатель");
        MeaningTree edited = apply(new TreeEdit.Merge(CHAT, List.of(role)));
        assertThat(edited.structures().getFirst().rows().getLast().idea()).contains(CHAT);
    }

    @Test
    void aPartIsSplitOffWithItsQuotes() {
        IdeaId lora = id("лора");
        Idea whole = TREE.idea(lora).orElseThrow();
        QuotePlace first = QuotePlace.of(whole.quotes().getFirst());
        MeaningTree edited = apply(new TreeEdit.Split(lora, NEW, "адаптер", List.of(first)));
        assertThat(edited.idea(NEW).orElseThrow().quotes())
                .containsExactly(whole.quotes().getFirst());
        assertThat(edited.idea(lora).orElseThrow().quotes()).hasSize(whole.quotes().size() - 1);
    }

    @Test
    void anIdeaIsMovedRelatedAndBound() {
        MeaningTree edited =
                apply(
                        new TreeEdit.Move(CHAT, List.of(id("онтология"))),
                        new TreeEdit.Relate(CHAT, id("лора")),
                        new TreeEdit.Bind(CHAT, List.of(2), List.of("q_proj")));
        Idea chat = edited.idea(CHAT).orElseThrow();
        assertThat(chat.broader()).containsExactly(id("онтология"));
        assertThat(chat.related()).contains(id("лора"));
        assertThat(edited.idea(id("лора")).orElseThrow().related()).contains(CHAT);
        assertThat(chat.bindings())
                .containsExactly(new Binding(List.of(2), List.of("q_proj"), Optional.empty()));
    }

    @Test
    void illegalEditsAreRefusedByNameAndChangeNothing() {
        IdeaId lora = id("лора");
        Edited edited =
                TreeEditing.apply(
                        TREE,
                        List.of(
                                new TreeEdit.Rename(NOWHERE, "x"),
                                new TreeEdit.Move(QUESTION, List.of(CHAT)),
                                new TreeEdit.Split(
                                        CHAT,
                                        NEW,
                                        "x",
                                        List.of(
                                                QuotePlace.of(
                                                        TREE.idea(id("онтология"))
                                                                .orElseThrow()
                                                                .quotes()
                                                                .getLast()))),
                                new TreeEdit.Split(
                                        lora,
                                        NEW,
                                        "x",
                                        TREE.idea(lora).orElseThrow().quotes().stream()
                                                .map(QuotePlace::of)
                                                .toList()),
                                new TreeEdit.AddIdea(CHAT, "x", List.of())));
        assertThat(edited.unapplied())
                .extracting(Edited.Unapplied::refusal)
                .extracting(refusal -> refusal.getClass().getSimpleName())
                .containsExactly("UnknownIdea", "Circle", "ForeignQuote", "NothingLeft", "IdTaken");
        assertThat(edited.tree()).isEqualTo(TREE);
    }

    @Test
    void editsSurviveAnImportOfMoreWriting() {
        forAll(
                40,
                random -> {
                    List<Message> all = new ArrayList<>();
                    for (int i = 0; i < 4; i++) {
                        all.addAll(RandomWriting.conversation(random, "talk" + i, i));
                    }
                    MeaningTree early =
                            TreeBuilding.build(
                                    all.subList(0, random.nextInt(1, all.size())),
                                    TreeSettings.USUAL);
                    if (early.ideas().isEmpty()) {
                        return;
                    }
                    IdeaId some = some(early, random);
                    List<TreeEdit> edits =
                            List.of(
                                    new TreeEdit.Rename(some, "mine"),
                                    new TreeEdit.MarkPrivate(some));
                    MeaningTree later =
                            TreeBuilding.build(
                                    all, TreeSettings.USUAL.keeping(TreeEditing.ideas(edits)));
                    Edited edited = TreeEditing.apply(later, edits);
                    assertThat(edited.unapplied()).isEmpty();
                    assertThat(edited.tree().idea(some).orElseThrow().label().text())
                            .isEqualTo("mine");
                });
    }

    @Test
    void anyEditsLeaveATreeThatMayStand() {
        forAll(
                40,
                random -> {
                    MeaningTree tree =
                            TreeBuilding.build(
                                    RandomWriting.conversations(random), TreeSettings.USUAL);
                    if (tree.ideas().size() < 2) {
                        return;
                    }
                    List<TreeEdit> edits = edits(tree, random);
                    // the tree's own constructor would refuse a circle or a loose link
                    Edited edited = TreeEditing.apply(tree, edits);
                    assertThat(edited.unapplied().size()).isLessThanOrEqualTo(edits.size());
                    assertThat(TreeEditJson.read("edits", TreeEditJson.write(edits)))
                            .isEqualTo(edits);
                });
    }

    /** Some edits, many of them illegal. */
    public static List<TreeEdit> edits(MeaningTree tree, RandomGenerator random) {
        List<TreeEdit> edits = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            IdeaId one = some(tree, random);
            IdeaId other = some(tree, random);
            boolean differ = !one.equals(other);
            switch (random.nextInt(8)) {
                case 0 -> edits.add(new TreeEdit.Move(one, List.of(other)));
                case 1 -> {
                    if (differ) {
                        edits.add(new TreeEdit.Merge(one, List.of(other)));
                    }
                }
                case 2 -> {
                    if (differ) {
                        edits.add(new TreeEdit.Relate(one, other));
                    }
                }
                case 3 -> edits.add(new TreeEdit.Reject(one));
                case 4 -> edits.add(new TreeEdit.Restore(one));
                case 5 ->
                        edits.add(
                                new TreeEdit.AddIdea(
                                        new IdeaId(String.format("%016x", random.nextInt(4))),
                                        "new " + i,
                                        List.of(one)));
                case 6 ->
                        edits.add(
                                new TreeEdit.Split(
                                        one,
                                        new IdeaId(String.format("%016x", 10 + random.nextInt(4))),
                                        "part",
                                        List.of(
                                                QuotePlace.of(
                                                        tree.idea(one)
                                                                .orElseThrow()
                                                                .quotes()
                                                                .getFirst()))));
                default -> edits.add(new TreeEdit.Bind(one, List.of(i), List.of()));
            }
        }
        return edits;
    }

    private static IdeaId some(MeaningTree tree, RandomGenerator random) {
        return tree.ideas().get(random.nextInt(tree.ideas().size())).id();
    }

    private static MeaningTree apply(TreeEdit... edits) {
        Edited edited = TreeEditing.apply(TREE, List.of(edits));
        assertThat(edited.unapplied()).isEmpty();
        return edited.tree();
    }

    private static IdeaId id(String label) {
        return TREE.ideas().stream()
                .filter(idea -> idea.label().text().equals(label))
                .findFirst()
                .orElseThrow()
                .id();
    }
}
