package dev.semanticpassport.meaning.refining;

import dev.semanticpassport.meaning.Idea;
import dev.semanticpassport.meaning.IdeaId;
import dev.semanticpassport.meaning.MeaningTree;
import dev.semanticpassport.meaning.Wording;
import dev.semanticpassport.meaning.editing.TreeEdit;
import dev.semanticpassport.meaning.publishing.PublicTree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes a model's wordings into a tree, marked as the model's. Only what may be published is shown
 * to it; what the author wrote is never replaced; quotes stay as they are.
 */
public final class TreeRefining {
    private static final int IDEAS_AT_ONCE = 20;

    private TreeRefining() {}

    /**
     * The tree with what the wordsmith suggests. A suggestion that is empty, too long, or for an
     * idea that was not asked about is passed over.
     */
    public static MeaningTree refine(MeaningTree tree, Wordsmith wordsmith) {
        List<Idea> open = PublicTree.of(tree).ideas();
        Map<IdeaId, Wordsmith.Suggestion> suggestions = new HashMap<>();
        for (int from = 0; from < open.size(); from += IDEAS_AT_ONCE) {
            List<Idea> some = open.subList(from, Math.min(open.size(), from + IDEAS_AT_ONCE));
            for (Wordsmith.Suggestion suggestion : wordsmith.suggest(some)) {
                if (some.stream().anyMatch(idea -> idea.id().equals(suggestion.idea()))) {
                    suggestions.put(suggestion.idea(), suggestion);
                }
            }
        }
        return new MeaningTree(
                tree.ideas().stream()
                        .map(idea -> {
                            Wordsmith.Suggestion suggestion = suggestions.get(idea.id());
                            return suggestion == null
                                    ? idea
                                    : refined(idea, suggestion, wordsmith.model());
                        })
                        .toList(),
                tree.structures());
    }

    private static Idea refined(Idea idea, Wordsmith.Suggestion suggestion, String model) {
        Wording label =
                wording(
                                Optional.of(idea.label()),
                                suggestion.label(),
                                TreeEdit.LONGEST_LABEL,
                                model)
                        .orElse(idea.label());
        return new Idea(
                idea.id(),
                label,
                wording(
                        idea.definition(),
                        suggestion.definition(),
                        TreeEdit.LONGEST_DEFINITION,
                        model),
                idea.quotes(),
                idea.broader(),
                idea.related(),
                idea.weight(),
                idea.holding(),
                idea.standing(),
                idea.aspects(),
                idea.bindings(),
                idea.vocabulary());
    }

    private static Optional<Wording> wording(
            Optional<Wording> known, Optional<String> suggested, int longest, String model) {
        boolean authors = known.filter(Wording.Written.class::isInstance).isPresent();
        Optional<String> fitting =
                suggested
                        .map(text -> text.replaceAll("\\s+", " ").strip())
                        .filter(text -> !text.isEmpty() && text.length() <= longest);
        return authors || fitting.isEmpty()
                ? known
                : fitting.map(text -> new Wording.Refined(text, model));
    }
}
