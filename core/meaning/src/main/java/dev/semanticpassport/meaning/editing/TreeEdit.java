package dev.semanticpassport.meaning.editing;

import dev.semanticpassport.meaning.IdeaId;
import java.util.List;

/**
 * One decision of the author on the tree. Names ideas by id, so that it holds when the tree is
 * drawn anew.
 */
public sealed interface TreeEdit {

    /** A label's longest, in characters. */
    int LONGEST_LABEL = 200;

    /** A definition's longest, in characters. */
    int LONGEST_DEFINITION = 4000;

    /** The idea that it decides on. */
    IdeaId idea();

    /** Gives another label. */
    record Rename(IdeaId idea, String label) implements TreeEdit {
        public Rename {
            requireText("label", label, LONGEST_LABEL);
        }
    }

    /**
     * Makes ideas one: it keeps its id and label, and takes over what the others have.
     *
     * @param others at least one
     */
    record Merge(IdeaId idea, List<IdeaId> others) implements TreeEdit {
        public Merge {
            others = List.copyOf(others);
            if (others.isEmpty() || others.contains(idea)) {
                throw new IllegalArgumentException("others: a merge takes other ideas");
            }
        }
    }

    /**
     * Takes a part out of an idea as one of its own, beside it.
     *
     * @param part id of the new idea
     * @param quotes of the idea that go with the part, at least one
     */
    record Split(IdeaId idea, IdeaId part, String label, List<QuotePlace> quotes)
            implements TreeEdit {
        public Split {
            requireText("label", label, LONGEST_LABEL);
            quotes = List.copyOf(quotes);
            if (quotes.isEmpty()) {
                throw new IllegalArgumentException("quotes: a part has at least one");
            }
        }
    }

    /** Sets the broader ideas; none makes it a top one. */
    record Move(IdeaId idea, List<IdeaId> broader) implements TreeEdit {
        public Move {
            broader = List.copyOf(broader);
        }
    }

    /** Relates two ideas, both ways. */
    record Relate(IdeaId idea, IdeaId other) implements TreeEdit {
        public Relate {
            if (idea.equals(other)) {
                throw new IllegalArgumentException("other: an idea is not related to itself");
            }
        }
    }

    /** Binds an idea to layers and modules, beside the bindings that it has. */
    record Bind(IdeaId idea, List<Integer> layers, List<String> modules) implements TreeEdit {
        public Bind {
            layers = List.copyOf(layers);
            modules = List.copyOf(modules);
            if (layers.isEmpty() && modules.isEmpty()) {
                throw new IllegalArgumentException("layers: a binding names layers or modules");
            }
        }
    }

    /** The author's own: no export has it. */
    record MarkPrivate(IdeaId idea) implements TreeEdit {}

    /** May be published again. */
    record MarkPublic(IdeaId idea) implements TreeEdit {}

    /** No idea of the author's. */
    record Reject(IdeaId idea) implements TreeEdit {}

    /** Takes a rejection back. */
    record Restore(IdeaId idea) implements TreeEdit {}

    /** Gives another definition. */
    record Define(IdeaId idea, String definition) implements TreeEdit {
        public Define {
            requireText("definition", definition, LONGEST_DEFINITION);
        }
    }

    /** Adds an idea that the writing does not show. */
    record AddIdea(IdeaId idea, String label, List<IdeaId> broader) implements TreeEdit {
        public AddIdea {
            requireText("label", label, LONGEST_LABEL);
            broader = List.copyOf(broader);
        }
    }

    private static void requireText(String name, String text, int longest) {
        if (text.isBlank() || text.length() > longest) {
            throw new IllegalArgumentException(
                    name + ": has to have 1 to " + longest + " characters");
        }
    }
}
