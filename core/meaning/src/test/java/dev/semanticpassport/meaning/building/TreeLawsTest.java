package dev.semanticpassport.meaning.building;

import static dev.semanticpassport.core.Seeds.forAll;
import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.meaning.Aspect;
import dev.semanticpassport.meaning.Binding;
import dev.semanticpassport.meaning.Conversations;
import dev.semanticpassport.meaning.Idea;
import dev.semanticpassport.meaning.IdeaId;
import dev.semanticpassport.meaning.MeaningTree;
import dev.semanticpassport.meaning.Quote;
import dev.semanticpassport.meaning.RandomWriting;
import dev.semanticpassport.meaning.Wording;
import dev.semanticpassport.meaning.json.TreeJson;
import dev.semanticpassport.writing.Message;
import dev.semanticpassport.writing.Speaker;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TreeLawsTest {

    @Test
    void everyQuoteIsEqualToItsMessageAtItsPlace() {
        forAll(
                40,
                random -> {
                    List<Message> messages = RandomWriting.conversations(random);
                    MeaningTree tree = TreeBuilding.build(messages, TreeSettings.USUAL);
                    Map<String, String> texts = new HashMap<>();
                    messages.forEach(m -> texts.put(m.conversation() + m.id(), m.text()));
                    quotes(tree)
                            .forEach(quote ->
                                    assertThat(
                                                    texts.getOrDefault(
                                                                    quote.conversation()
                                                                            + quote.message(),
                                                                    "")
                                                            .substring(
                                                                    (int) quote.place().first(),
                                                                    (int) quote.place().end()))
                                            .isEqualTo(quote.text()));
                });
    }

    @Test
    void theSameWritingGivesTheSameBytesWhateverTheOrderOfItsFiles() {
        forAll(
                40,
                random -> {
                    List<List<Message>> files = new ArrayList<>();
                    for (int i = 0; i < 5; i++) {
                        files.add(RandomWriting.conversation(random, "talk" + i, i / 2));
                    }
                    byte[] one = bytes(files);
                    Collections.shuffle(files, new Random(random.nextLong()));
                    assertThat(bytes(files)).isEqualTo(one);
                });
    }

    @Test
    void moreWritingKeepsTheIdsThatEditsHoldOnTo() {
        forAll(
                25,
                random -> {
                    List<Message> all = new ArrayList<>();
                    for (int i = 0; i < 6; i++) {
                        all.addAll(RandomWriting.conversation(random, "talk" + i, i));
                    }
                    int half = random.nextInt(1, all.size());
                    Set<IdeaId> before = ids(all.subList(0, half), Set.of());
                    assertThat(ids(all, before)).containsAll(before);
                });
    }

    @Test
    void moreWritingKeepsTheIdsOfAWholeTree() {
        List<Message> all = new ArrayList<>(Conversations.seed());
        Set<IdeaId> before = ids(all, Set.of());
        all.addAll(Conversations.chat("lighthouse.txt"));
        all.addAll(Conversations.chat("notes.txt"));
        assertThat(ids(all, Set.of())).containsAll(before);
    }

    @Test
    void everyIdeaHasALabelOfFewWordsAndAQuote() {
        forAll(
                40,
                random -> {
                    MeaningTree tree =
                            TreeBuilding.build(
                                    RandomWriting.conversations(random), TreeSettings.USUAL);
                    for (Idea idea : tree.ideas()) {
                        assertThat(idea.quotes()).isNotEmpty();
                        assertThat(idea.label().text())
                                .isNotBlank()
                                .doesNotContain("\n", "**", "##")
                                .matches(label -> label.split("\\s+").length <= 9);
                        assertThat(idea.weight()).isBetween(0.0, 1.0);
                    }
                });
    }

    @Test
    void broaderIdeasStandBeforeNarrowerOnes() {
        forAll(
                40,
                random -> {
                    Set<IdeaId> seen = new HashSet<>();
                    for (Idea idea :
                            TreeBuilding.build(
                                            RandomWriting.conversations(random), TreeSettings.USUAL)
                                    .ideas()) {
                        assertThat(seen).containsAll(idea.broader());
                        seen.add(idea.id());
                    }
                });
    }

    @Test
    void noMoreIdeasThanAskedForAndTheKeptOnesAmongThem() {
        forAll(
                40,
                random -> {
                    List<Message> messages = RandomWriting.conversations(random);
                    List<Idea> all = TreeBuilding.build(messages, TreeSettings.USUAL).ideas();
                    if (all.isEmpty()) {
                        return;
                    }
                    IdeaId kept = all.get(random.nextInt(all.size())).id();
                    MeaningTree few =
                            TreeBuilding.build(
                                    messages,
                                    TreeSettings.USUAL.withMaximumIdeas(3).keeping(Set.of(kept)));
                    assertThat(few.ideas()).hasSizeLessThanOrEqualTo(3);
                    assertThat(few.idea(kept)).isPresent();
                });
    }

    @Test
    void whatAProductSaysAndOtherBranchesOfAnAssistantAreNoIdeas() {
        Message said = Conversations.message("a", "1", Speaker.PRODUCT, null, "# Hidden beacon\n");
        Message branch =
                new Message(
                        "a",
                        "a",
                        "",
                        "2",
                        null,
                        "2",
                        Speaker.ASSISTANT,
                        "",
                        null,
                        said.place(),
                        "# Other branch\n");
        assertThat(TreeBuilding.build(List.of(said, branch), TreeSettings.USUAL).ideas()).isEmpty();
    }

    @Test
    void emptyWritingHasAnEmptyTree() {
        assertThat(TreeBuilding.build(List.of(), TreeSettings.USUAL)).isEqualTo(MeaningTree.EMPTY);
        assertThat(
                        TreeBuilding.build(
                                        List.of(Conversations.note("n", " \n\n\t")),
                                        TreeSettings.USUAL)
                                .ideas())
                .isEmpty();
    }

    @Test
    void aHostileMessageNestedDeeplyIsRead() {
        String quotes = ">".repeat(5000) + " deep";
        String lists = "- ".repeat(3000) + "deep";
        String stars = "*".repeat(20_000) + "x" + "*".repeat(20_000);
        for (String text : List.of(quotes, lists, stars, "[".repeat(20_000))) {
            TreeBuilding.build(List.of(Conversations.note("n", text)), TreeSettings.USUAL);
        }
    }

    private static byte[] bytes(List<List<Message>> files) {
        return TreeJson.write(
                TreeBuilding.build(
                        files.stream().flatMap(List::stream).toList(), TreeSettings.USUAL));
    }

    private static Set<IdeaId> ids(List<Message> messages, Set<IdeaId> kept) {
        Set<IdeaId> ids = new HashSet<>();
        TreeBuilding.build(messages, TreeSettings.USUAL.keeping(kept))
                .ideas()
                .forEach(idea -> ids.add(idea.id()));
        return ids;
    }

    private static Stream<Quote> quotes(MeaningTree tree) {
        Stream<Quote> own =
                tree.ideas().stream()
                        .flatMap(idea ->
                                Stream.of(
                                                idea.quotes().stream(),
                                                idea.aspects().stream().map(Aspect::quote),
                                                idea.bindings().stream()
                                                        .map(Binding::quote)
                                                        .flatMap(Optional::stream),
                                                Stream.concat(
                                                                Stream.of(idea.label()),
                                                                idea.definition().stream())
                                                        .filter(Wording.Found.class::isInstance)
                                                        .map(w -> ((Wording.Found) w).quote()))
                                        .flatMap(stream -> stream));
        return Stream.concat(own, tree.structures().stream().map(table -> table.quote()));
    }
}
