package dev.semanticpassport.document.composing;

import dev.semanticpassport.document.Claim;
import dev.semanticpassport.document.PublicIdea;
import dev.semanticpassport.document.PublicIdea.PublicQuote;
import dev.semanticpassport.meaning.Idea;
import dev.semanticpassport.meaning.IdeaId;
import dev.semanticpassport.meaning.MeaningTree;
import dev.semanticpassport.meaning.Quote;
import dev.semanticpassport.meaning.Wording;
import dev.semanticpassport.meaning.publishing.PublicTree;
import java.util.List;
import java.util.Optional;

/**
 * A tree's public part as a passport tells it. An idea's own vocabulary stays away: beacons are
 * drawn from it.
 */
public final class PublicIdeas {
    private PublicIdeas() {}

    /** What {@link PublicTree} leaves of the tree, in the tree's order. */
    public static List<PublicIdea> of(MeaningTree tree) {
        return PublicTree.of(tree).ideas().stream().map(PublicIdeas::idea).toList();
    }

    private static PublicIdea idea(Idea idea) {
        return new PublicIdea(
                idea.id().text(),
                Claim.declared(idea.label().text()),
                idea.definition().map(Wording::text),
                idea.broader().stream().map(IdeaId::text).toList(),
                idea.related().stream().map(IdeaId::text).toList(),
                Optional.of(idea.weight()),
                Optional.of(idea.holding().name()),
                idea.quotes().stream().map(PublicIdeas::quote).toList());
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
