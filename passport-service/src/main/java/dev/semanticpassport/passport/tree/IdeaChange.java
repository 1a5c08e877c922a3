package dev.semanticpassport.passport.tree;

import dev.semanticpassport.meaning.Aspect;
import dev.semanticpassport.meaning.Binding;
import dev.semanticpassport.meaning.Idea;
import dev.semanticpassport.meaning.IdeaId;
import dev.semanticpassport.meaning.Quote;
import dev.semanticpassport.meaning.Standing;
import dev.semanticpassport.meaning.Wording;
import java.util.List;
import java.util.Optional;

/** An idea while it is changed: what is not set stays as it was. */
final class IdeaChange {
    private final Idea before;
    private Wording label;
    private Optional<Wording> definition;
    private List<Quote> quotes;
    private List<IdeaId> broader;
    private List<IdeaId> related;
    private double weight;
    private Standing standing;
    private List<Aspect> aspects;
    private List<Binding> bindings;
    private List<String> vocabulary;

    private IdeaChange(Idea before) {
        this.before = before;
        label = before.label();
        definition = before.definition();
        quotes = before.quotes();
        broader = before.broader();
        related = before.related();
        weight = before.weight();
        standing = before.standing();
        aspects = before.aspects();
        bindings = before.bindings();
        vocabulary = before.vocabulary();
    }

    static IdeaChange of(Idea before) {
        return new IdeaChange(before);
    }

    IdeaChange label(String written) {
        label = new Wording.Written(written);
        return this;
    }

    IdeaChange definition(Optional<Wording> other) {
        definition = other;
        return this;
    }

    IdeaChange quotes(List<Quote> others) {
        quotes = others;
        return this;
    }

    IdeaChange broader(List<IdeaId> others) {
        broader = others;
        return this;
    }

    IdeaChange related(List<IdeaId> others) {
        related = others;
        return this;
    }

    /** A share cannot be above 1, whatever the sum. */
    IdeaChange weight(double share) {
        weight = Math.min(1, share);
        return this;
    }

    IdeaChange standing(Standing other) {
        standing = other;
        return this;
    }

    IdeaChange aspects(List<Aspect> others) {
        aspects = others;
        return this;
    }

    IdeaChange bindings(List<Binding> others) {
        bindings = others;
        return this;
    }

    IdeaChange vocabulary(List<String> others) {
        vocabulary = others;
        return this;
    }

    Idea idea() {
        return new Idea(
                before.id(),
                label,
                definition,
                quotes,
                broader,
                related,
                weight,
                before.holding(),
                standing,
                aspects,
                bindings,
                vocabulary);
    }
}
