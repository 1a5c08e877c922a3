package dev.semanticpassport.document.composing;

import dev.semanticpassport.document.Claim;
import dev.semanticpassport.document.PublicIdea;
import dev.semanticpassport.document.PublicIdea.PublicQuote;
import dev.semanticpassport.meaning.Idea;
import dev.semanticpassport.meaning.IdeaId;
import dev.semanticpassport.meaning.MeaningTree;
import dev.semanticpassport.meaning.Quote;
import dev.semanticpassport.meaning.Standing;
import dev.semanticpassport.meaning.Wording;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What of a meaning tree may be published: public ideas, and of these no words in which a private
 * one shows. An idea's own vocabulary stays away: beacons are drawn from it.
 */
public final class PublicIdeas {
    private final MeaningTree tree;
    private final List<Idea> hidden;
    private final List<String> hiddenLabels;

    private PublicIdeas(MeaningTree tree) {
        this.tree = tree;
        this.hidden =
                tree.ideas().stream().filter(idea -> idea.standing() != Standing.PUBLIC).toList();
        this.hiddenLabels =
                hidden.stream()
                        .filter(idea -> idea.standing() == Standing.PRIVATE)
                        .map(idea -> idea.label().text().strip().toLowerCase(Locale.ROOT))
                        .filter(label -> !label.isEmpty())
                        .toList();
    }

    /**
     * The public ideas in the tree's order. A public idea under a private one comes under the
     * nearest public one above, and loses quotes and definition that tell of a private idea.
     */
    public static List<PublicIdea> of(MeaningTree tree) {
        PublicIdeas published = new PublicIdeas(tree);
        return tree.ideas().stream()
                .filter(idea -> idea.standing() == Standing.PUBLIC)
                .filter(idea -> !published.tells(idea.label().text()))
                .map(published::idea)
                .toList();
    }

    private PublicIdea idea(Idea idea) {
        return new PublicIdea(
                idea.id().text(),
                Claim.declared(idea.label().text()),
                idea.definition().filter(this::mayBeTold).map(Wording::text),
                above(idea),
                idea.related().stream().filter(this::isPublic).map(IdeaId::text).toList(),
                Optional.of(idea.weight()),
                Optional.of(idea.holding().name()),
                idea.quotes().stream().filter(this::mayBeTold).map(PublicIdeas::quote).toList());
    }

    private boolean isPublic(IdeaId id) {
        return tree.idea(id)
                .filter(idea -> idea.standing() == Standing.PUBLIC)
                .filter(idea -> !tells(idea.label().text()))
                .isPresent();
    }

    /** The nearest public ideas above, by every way. */
    private List<String> above(Idea idea) {
        Set<IdeaId> found = new LinkedHashSet<>();
        Set<IdeaId> seen = new LinkedHashSet<>();
        List<IdeaId> open = new ArrayList<>(idea.broader());
        while (!open.isEmpty()) {
            IdeaId next = open.removeFirst();
            if (seen.add(next)) {
                if (isPublic(next)) {
                    found.add(next);
                } else {
                    tree.idea(next).ifPresent(hiddenOne -> open.addAll(hiddenOne.broader()));
                }
            }
        }
        return found.stream().map(IdeaId::text).toList();
    }

    private boolean mayBeTold(Wording wording) {
        return switch (wording) {
            case Wording.Found(String text, Quote quote) -> !tells(text) && mayBeTold(quote);
            case Wording.Refined(String text, _) -> !tells(text);
            case Wording.Written(String text) -> !tells(text);
        };
    }

    private boolean mayBeTold(Quote quote) {
        return !tells(quote.text())
                && hidden.stream()
                        .filter(idea -> idea.standing() == Standing.PRIVATE)
                        .flatMap(idea -> idea.quotes().stream())
                        .noneMatch(other -> overlap(quote, other));
    }

    private boolean tells(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return hiddenLabels.stream().anyMatch(lower::contains);
    }

    private static boolean overlap(Quote one, Quote other) {
        return one.source().equals(other.source())
                && one.message().equals(other.message())
                && one.place().first() < other.place().end()
                && other.place().first() < one.place().end();
    }

    private static PublicQuote quote(Quote quote) {
        return new PublicQuote(
                quote.source(),
                quote.message(),
                quote.speaker().name(),
                quote.place().first(),
                quote.place().end(),
                quote.text());
    }
}
