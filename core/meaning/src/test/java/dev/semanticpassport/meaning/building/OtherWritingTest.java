package dev.semanticpassport.meaning.building;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.meaning.Aspect;
import dev.semanticpassport.meaning.Binding;
import dev.semanticpassport.meaning.Conversations;
import dev.semanticpassport.meaning.Golden;
import dev.semanticpassport.meaning.Holding;
import dev.semanticpassport.meaning.Idea;
import dev.semanticpassport.meaning.MeaningTree;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Writing of other builds than the seed, through the same code. */
class OtherWritingTest {
    private static final MeaningTree CHAT =
            TreeBuilding.build(Conversations.chat("lighthouse.txt"), TreeSettings.USUAL);
    private static final MeaningTree NOTES =
            TreeBuilding.build(Conversations.chat("notes.txt"), TreeSettings.USUAL);

    @Test
    void anEnglishChatWithoutHeadingsHasTheTreeThatWasReviewed() {
        Golden.assertTree("lighthouse", CHAT);
    }

    @Test
    void mixedNotesHaveTheTreeThatWasReviewed() {
        Golden.assertTree("notes", NOTES);
    }

    @Test
    void rolesInProseHaveTheirShares() {
        assertThat(aspects(CHAT, "tourist")).containsExactly("5 to 10 percent");
        assertThat(aspects(CHAT, "skipper")).containsExactly("30 to 50 percent");
        assertThat(aspects(CHAT, "harbour master")).containsExactly("90 percent");
    }

    @Test
    void whatIsGivenOutWhatHasToBeKeptAndWhatIsOfferedAreIdeas() {
        assertThat(CHAT.ideas())
                .extracting(idea -> idea.label().text())
                .contains(
                        "phone line",
                        "adapter file",
                        "printed exercises",
                        "raw log books",
                        "labelled storms",
                        "keeper's glossary",
                        "keeper's letter",
                        "storm test",
                        "reading list for the next keeper");
    }

    @Test
    void whatTheAuthorTookUpFromTheAssistantIsToldApart() {
        assertThat(idea(CHAT, "tide grammar").holding()).isEqualTo(Holding.TAKEN_UP);
        assertThat(idea(CHAT, "phone line").holding()).isEqualTo(Holding.AUTHOR);
        assertThat(idea(CHAT, "labelled storms").holding()).isEqualTo(Holding.ASSISTANT);
        assertThat(idea(CHAT, "word ledger").holding()).isEqualTo(Holding.TAKEN_UP);
    }

    @Test
    void blocksRangesAndModulesAreBound() {
        assertThat(idea(CHAT, "tide grammar").bindings())
                .extracting(Binding::layers)
                .containsExactly(List.of(2));
        assertThat(idea(CHAT, "slow question").bindings())
                .extracting(Binding::layers)
                .contains(List.of(7, 8, 9));
        assertThat(idea(CHAT, "slow question").bindings())
                .extracting(Binding::modules)
                .contains(List.of("q_proj", "v_proj"));
        assertThat(idea(NOTES, "родовая память").bindings())
                .contains(
                        new Binding(
                                List.of(11),
                                List.of("o_proj"),
                                idea(NOTES, "родовая память").bindings().getFirst().quote()));
    }

    @Test
    void anIdeaThatIsCalledInTwoLanguagesIsOne() {
        assertThat(NOTES.ideas())
                .extracting(idea -> idea.label().text())
                .contains("словарь ритма")
                .doesNotContain("Rhythm dictionary");
    }

    private static List<String> aspects(MeaningTree tree, String label) {
        return idea(tree, label).aspects().stream().map(Aspect::value).toList();
    }

    private static Idea idea(MeaningTree tree, String label) {
        return tree.ideas().stream()
                .filter(idea -> idea.label().text().equals(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no idea is called " + label));
    }
}
