package dev.semanticpassport.meaning.comparing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.meaning.Conversations;
import dev.semanticpassport.meaning.IdeaId;
import dev.semanticpassport.meaning.MeaningTree;
import dev.semanticpassport.meaning.building.TreeBuilding;
import dev.semanticpassport.meaning.building.TreeSettings;
import dev.semanticpassport.meaning.editing.TreeEdit;
import dev.semanticpassport.meaning.editing.TreeEditing;
import dev.semanticpassport.meaning.language.Language;
import java.util.List;
import org.junit.jupiter.api.Test;

class TreeComparingTest {
    private static final MeaningTree TREE =
            TreeBuilding.build(Conversations.seed(), TreeSettings.USUAL);

    @Test
    void aTreeIsTheSameAsItself() {
        Comparison comparison = compare(TREE, TREE);
        assertThat(comparison.pairs())
                .hasSize(TREE.ideas().size())
                .allMatch(pair -> pair.likeness() == Comparison.Likeness.EXACT)
                .noneMatch(Comparison.Pair::renamed)
                .noneMatch(Comparison.Pair::moved);
        assertThat(comparison.onlyInOne()).isEmpty();
        assertThat(comparison.onlyInOther()).isEmpty();
    }

    @Test
    void whatWasRenamedMovedAddedAndMergedIsTold() {
        IdeaId chat = id("чат");
        IdeaId ontology = id("онтология");
        IdeaId added = new IdeaId("00000000000000cc");
        MeaningTree other =
                TreeEditing.apply(
                                TREE,
                                List.of(
                                        new TreeEdit.Rename(chat, "беседа"),
                                        new TreeEdit.Move(ontology, List.of()),
                                        new TreeEdit.AddIdea(added, "новое", List.of()),
                                        new TreeEdit.Merge(id("символ X"), List.of(id("образ Y")))))
                        .tree();
        Comparison comparison = compare(TREE, other);
        assertThat(comparison.pairs().stream().filter(Comparison.Pair::renamed))
                .extracting(Comparison.Pair::one)
                .containsExactly(chat);
        assertThat(comparison.pairs().stream().filter(Comparison.Pair::moved))
                .extracting(Comparison.Pair::one)
                .containsExactly(ontology);
        assertThat(comparison.onlyInOther()).containsExactly(added);
        assertThat(comparison.onlyInOne()).containsExactly(id("образ Y"));
        assertThat(TreeComparing.text(comparison, TREE, other))
                .contains("= чат → беседа", "+ новое", "- образ Y", "(moved: ");
    }

    @Test
    void anIdeaWithAnotherNameIsFoundByItsQuotes() {
        MeaningTree one =
                TreeBuilding.build(Conversations.chat("lighthouse.txt"), TreeSettings.USUAL);
        IdeaId storm =
                one.ideas().stream()
                        .filter(idea -> idea.label().text().equals("storm test"))
                        .findFirst()
                        .orElseThrow()
                        .id();
        IdeaId anew = new IdeaId("00000000000000dd");
        MeaningTree other =
                TreeEditing.apply(
                                one,
                                List.of(
                                        new TreeEdit.AddIdea(anew, "trial by weather", List.of()),
                                        new TreeEdit.Merge(anew, List.of(storm))))
                        .tree();
        assertThat(compare(one, other).pairs())
                .filteredOn(pair -> pair.other().equals(anew))
                .singleElement()
                .matches(pair -> pair.likeness() == Comparison.Likeness.CLOSE && pair.renamed());
    }

    private static Comparison compare(MeaningTree one, MeaningTree other) {
        return TreeComparing.compare(one, other, Language.SHIPPED);
    }

    private static IdeaId id(String label) {
        return TREE.ideas().stream()
                .filter(idea -> idea.label().text().equals(label))
                .findFirst()
                .orElseThrow()
                .id();
    }
}
