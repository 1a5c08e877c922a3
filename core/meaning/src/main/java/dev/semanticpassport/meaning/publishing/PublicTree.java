package dev.semanticpassport.meaning.publishing;

import dev.semanticpassport.meaning.Aspect;
import dev.semanticpassport.meaning.Binding;
import dev.semanticpassport.meaning.Idea;
import dev.semanticpassport.meaning.IdeaId;
import dev.semanticpassport.meaning.MeaningTree;
import dev.semanticpassport.meaning.Quote;
import dev.semanticpassport.meaning.Standing;
import dev.semanticpassport.meaning.Structure;
import dev.semanticpassport.meaning.Wording;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What of a tree may be published: public ideas, and of them nothing that tells of a private one.
 */
public final class PublicTree {
    private final MeaningTree whole;
    private final Withholding secret;
    private final List<Quote> hidden;
    private final Set<IdeaId> open;

    private PublicTree(MeaningTree tree) {
        whole = tree;
        secret = new Withholding(tree);
        hidden =
                tree.ideas().stream()
                        .filter(idea -> idea.standing() == Standing.PRIVATE)
                        .flatMap(idea -> idea.quotes().stream())
                        .toList();
        open =
                tree.ideas().stream()
                        .filter(idea -> idea.standing() == Standing.PUBLIC)
                        .filter(idea -> !secret.tells(idea.label().text()))
                        .map(Idea::id)
                        .collect(Collectors.toCollection(HashSet::new));
    }

    /**
     * The public part. An idea under others that are left out comes under the nearest ones above
     * them that are not.
     */
    public static MeaningTree of(MeaningTree tree) {
        PublicTree part = new PublicTree(tree);
        return new MeaningTree(
                tree.ideas().stream()
                        .filter(idea -> part.open.contains(idea.id()))
                        .map(part::idea)
                        .toList(),
                tree.structures().stream().filter(part::isOpen).toList());
    }

    private Idea idea(Idea idea) {
        List<Quote> quotes = idea.quotes().stream().filter(this::isOpen).toList();
        return new Idea(
                idea.id(),
                label(idea.label(), quotes),
                idea.definition().filter(this::isOpen),
                quotes,
                above(idea),
                idea.related().stream().filter(open::contains).toList(),
                idea.weight(),
                idea.holding(),
                idea.standing(),
                idea.aspects().stream().filter(this::isOpen).toList(),
                idea.bindings().stream().map(this::binding).toList(),
                idea.vocabulary().stream().filter(word -> !secret.isOfLabel(word)).toList());
    }

    /**
     * A label's words may be told where the sentence in which they were found may not: then another
     * quote shows them, or none does.
     */
    private Wording label(Wording label, List<Quote> quotes) {
        return isOpen(label)
                ? label
                : quotes.stream()
                        .filter(quote -> quote.text().contains(label.text()))
                        .findFirst()
                        .<Wording>map(quote -> new Wording.Found(label.text(), quote))
                        .orElseGet(() -> new Wording.Written(label.text()));
    }

    /** The nearest open ideas above, by every way. */
    private List<IdeaId> above(Idea idea) {
        Set<IdeaId> found = new LinkedHashSet<>();
        Set<IdeaId> seen = new HashSet<>();
        Deque<IdeaId> next = new ArrayDeque<>(idea.broader());
        while (!next.isEmpty()) {
            IdeaId one = next.removeFirst();
            if (!seen.add(one)) {
                continue;
            }
            if (open.contains(one)) {
                found.add(one);
            } else {
                whole.idea(one).ifPresent(closed -> next.addAll(closed.broader()));
            }
        }
        return List.copyOf(found);
    }

    private Binding binding(Binding binding) {
        Optional<Quote> quote = binding.quote().filter(this::isOpen);
        return new Binding(binding.layers(), binding.modules(), quote);
    }

    private boolean isOpen(Wording wording) {
        return !secret.tells(wording.text())
                && switch (wording) {
                    case Wording.Found(var _, var quote) -> isOpen(quote);
                    case Wording.Refined _, Wording.Written _ -> true;
                };
    }

    private boolean isOpen(Quote quote) {
        return Stream.of(quote.text(), quote.source(), quote.conversation())
                        .noneMatch(secret::tells)
                && hidden.stream().noneMatch(other -> overlap(quote, other));
    }

    /** A private idea's few words may tell nothing by themselves and much where they stand. */
    private static boolean overlap(Quote one, Quote other) {
        return one.source().equals(other.source())
                && one.conversation().equals(other.conversation())
                && one.message().equals(other.message())
                && one.place().first() < other.place().end()
                && other.place().first() < one.place().end();
    }

    private boolean isOpen(Aspect aspect) {
        return !secret.tells(aspect.name() + " " + aspect.value()) && isOpen(aspect.quote());
    }

    /** A table is told whole, or not at all: its quote is the whole of it. */
    private boolean isOpen(Structure table) {
        return open.contains(table.about())
                && isOpen(table.quote())
                && table.rows().stream()
                        .allMatch(row ->
                                row.idea().map(open::contains).orElse(true)
                                        && row.cells().stream().noneMatch(secret::tells));
    }
}
