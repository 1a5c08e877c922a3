package dev.semanticpassport.meaning.refining;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.meaning.Conversations;
import dev.semanticpassport.meaning.Idea;
import dev.semanticpassport.meaning.IdeaId;
import dev.semanticpassport.meaning.MeaningTree;
import dev.semanticpassport.meaning.Quote;
import dev.semanticpassport.meaning.Wording;
import dev.semanticpassport.meaning.building.TreeBuilding;
import dev.semanticpassport.meaning.building.TreeSettings;
import dev.semanticpassport.meaning.editing.TreeEdit;
import dev.semanticpassport.meaning.editing.TreeEditing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TreeRefiningTest {
    private static final MeaningTree TREE =
            TreeBuilding.build(Conversations.seed(), TreeSettings.USUAL);

    /** Rewords everything that it is shown, and more. */
    private static final class Eager implements Wordsmith {
        private final List<IdeaId> shown = new ArrayList<>();

        @Override
        public String model() {
            return "eager-1";
        }

        @Override
        public List<Suggestion> suggest(List<Idea> ideas) {
            List<Suggestion> suggestions = new ArrayList<>();
            for (Idea idea : ideas) {
                shown.add(idea.id());
                suggestions.add(
                        new Suggestion(
                                idea.id(), Optional.of(" better\nname "), Optional.of("  ")));
            }
            suggestions.add(
                    new Suggestion(
                            new IdeaId("00000000000000ee"), Optional.of("x"), Optional.empty()));
            return suggestions;
        }
    }

    @Test
    void aModelsWordingsAreMarkedAsItsAndLeaveQuotesAlone() {
        MeaningTree refined = TreeRefining.refine(TREE, new Eager());
        for (int i = 0; i < TREE.ideas().size(); i++) {
            Idea before = TREE.ideas().get(i);
            Idea after = refined.ideas().get(i);
            assertThat(after.label()).isEqualTo(new Wording.Refined("better name", "eager-1"));
            assertThat(after.definition()).isEqualTo(before.definition());
            assertThat(after.quotes()).isEqualTo(before.quotes());
        }
        assertThat(refined.structures()).isEqualTo(TREE.structures());
    }

    @Test
    void whatTheAuthorWroteStaysAndWhatIsPrivateIsNotShown() {
        IdeaId written = TREE.ideas().get(1).id();
        IdeaId secret = TREE.ideas().get(2).id();
        MeaningTree edited =
                TreeEditing.apply(
                                TREE,
                                List.of(
                                        new TreeEdit.Rename(written, "mine"),
                                        new TreeEdit.MarkPrivate(secret)))
                        .tree();
        Eager eager = new Eager();
        MeaningTree refined = TreeRefining.refine(edited, eager);
        assertThat(refined.idea(written).orElseThrow().label().text()).isEqualTo("mine");
        assertThat(refined.idea(secret)).isEqualTo(edited.idea(secret));
        assertThat(eager.shown).doesNotContain(secret).hasSize(TREE.ideas().size() - 1);
        assertThat(refined.idea(written).orElseThrow().quotes())
                .extracting(Quote::text)
                .isNotEmpty();
    }
}
