package dev.semanticpassport.meaning.editing;

import dev.semanticpassport.meaning.Binding;
import dev.semanticpassport.meaning.Holding;
import dev.semanticpassport.meaning.Idea;
import dev.semanticpassport.meaning.IdeaId;
import dev.semanticpassport.meaning.MeaningTree;
import dev.semanticpassport.meaning.Quote;
import dev.semanticpassport.meaning.Standing;
import dev.semanticpassport.meaning.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Applies the author's edits, in order, onto a tree as it was drawn. */
public final class TreeEditing {
    private TreeEditing() {}

    /**
     * Applies what can be applied. What cannot, because its idea is not found or for another named
     * reason, is reported and changes nothing.
     */
    public static Edited apply(MeaningTree tree, List<TreeEdit> edits) {
        EditedTree editing = new EditedTree(tree);
        List<Edited.Unapplied> unapplied = new ArrayList<>();
        for (int i = 0; i < edits.size(); i++) {
            int place = i;
            TreeEdit edit = edits.get(i);
            refusal(editing, edit)
                    .ifPresent(
                            refusal -> unapplied.add(new Edited.Unapplied(place, edit, refusal)));
        }
        return new Edited(editing.tree(), unapplied);
    }

    /** Ideas that edits decide on: a drawing that keeps them leaves no edit without its idea. */
    public static Set<IdeaId> ideas(List<TreeEdit> edits) {
        return edits.stream().flatMap(edit -> named(edit).stream()).collect(Collectors.toSet());
    }

    private static List<IdeaId> named(TreeEdit edit) {
        List<IdeaId> ideas = new ArrayList<>(List.of(edit.idea()));
        switch (edit) {
            case TreeEdit.Merge merge -> ideas.addAll(merge.others());
            case TreeEdit.Move move -> ideas.addAll(move.broader());
            case TreeEdit.Relate relate -> ideas.add(relate.other());
            case TreeEdit.AddIdea add -> ideas.addAll(add.broader());
            case TreeEdit.Split _,
                    TreeEdit.Rename _,
                    TreeEdit.Bind _,
                    TreeEdit.MarkPrivate _,
                    TreeEdit.MarkPublic _,
                    TreeEdit.Reject _,
                    TreeEdit.Restore _,
                    TreeEdit.Define _ -> {}
        }
        return ideas;
    }

    /** Applies one edit, or says why not. */
    private static Optional<Refusal> refusal(EditedTree tree, TreeEdit edit) {
        Optional<Refusal> unknown = unknown(tree, edit);
        if (unknown.isPresent()) {
            return unknown;
        }
        return switch (edit) {
            case TreeEdit.Rename rename ->
                    tree.change(rename.idea(), idea -> labelled(idea, rename.label()));
            case TreeEdit.Merge merge -> tree.merge(merge.idea(), merge.others());
            case TreeEdit.Split split -> split(tree, split);
            case TreeEdit.Move move ->
                    tree.change(
                            move.idea(),
                            idea ->
                                    linked(
                                            idea,
                                            move.broader().stream().distinct().toList(),
                                            idea.related()));
            case TreeEdit.Relate relate -> relate(tree, relate);
            case TreeEdit.Bind bind -> tree.change(bind.idea(), idea -> bound(idea, bind));
            case TreeEdit.MarkPrivate mark ->
                    tree.change(mark.idea(), idea -> standing(idea, Standing.PRIVATE));
            case TreeEdit.MarkPublic mark ->
                    tree.change(mark.idea(), idea -> standing(idea, Standing.PUBLIC));
            case TreeEdit.Reject reject ->
                    tree.change(reject.idea(), idea -> standing(idea, Standing.REJECTED));
            case TreeEdit.Restore restore ->
                    tree.change(restore.idea(), idea -> standing(idea, Standing.PUBLIC));
            case TreeEdit.Define define ->
                    tree.change(define.idea(), idea -> defined(idea, define.definition()));
            case TreeEdit.AddIdea add -> tree.add(made(add));
        };
    }

    private static Optional<Refusal> unknown(EditedTree tree, TreeEdit edit) {
        List<IdeaId> needed = new ArrayList<>(named(edit));
        if (edit instanceof TreeEdit.AddIdea add) {
            needed.remove(add.idea());
        }
        return needed.stream()
                .filter(id -> !tree.has(id))
                .findFirst()
                .map(Refusal.UnknownIdea::new);
    }

    private static Optional<Refusal> split(EditedTree tree, TreeEdit.Split split) {
        Idea whole = tree.idea(split.idea());
        List<Quote> taken = new ArrayList<>();
        for (QuotePlace place : split.quotes()) {
            Optional<Quote> quote =
                    whole.quotes().stream()
                            .filter(own -> QuotePlace.of(own).equals(place))
                            .findFirst();
            if (quote.isEmpty()) {
                return Optional.of(new Refusal.ForeignQuote(split.idea(), place));
            }
            taken.add(quote.get());
        }
        List<Quote> left = whole.quotes().stream().filter(quote -> !taken.contains(quote)).toList();
        if (left.isEmpty()) {
            return Optional.of(new Refusal.NothingLeft(split.idea()));
        }
        // how much of the writing speaks of each is not known; by quotes is nearest
        double share = (double) taken.size() / whole.quotes().size();
        Idea part =
                new Idea(
                        split.part(),
                        new Wording.Written(split.label()),
                        Optional.empty(),
                        taken,
                        whole.broader(),
                        List.of(),
                        whole.weight() * share,
                        whole.holding(),
                        whole.standing(),
                        List.of(),
                        List.of(),
                        List.of());
        Optional<Refusal> refused = tree.add(part);
        return refused.isPresent()
                ? refused
                : tree.change(
                        split.idea(), idea -> quoted(idea, left, idea.weight() * (1 - share)));
    }

    private static Optional<Refusal> relate(EditedTree tree, TreeEdit.Relate relate) {
        tree.change(relate.idea(), idea -> related(idea, relate.other()));
        return tree.change(relate.other(), idea -> related(idea, relate.idea()));
    }

    private static Idea related(Idea idea, IdeaId other) {
        List<IdeaId> related = new ArrayList<>(idea.related());
        if (!related.contains(other)) {
            related.add(other);
        }
        return linked(idea, idea.broader(), related);
    }

    private static Idea made(TreeEdit.AddIdea add) {
        return new Idea(
                add.idea(),
                new Wording.Written(add.label()),
                Optional.empty(),
                List.of(),
                add.broader().stream().distinct().toList(),
                List.of(),
                0,
                Holding.AUTHOR,
                Standing.PUBLIC,
                List.of(),
                List.of(),
                List.of());
    }

    private static Idea labelled(Idea idea, String label) {
        return EditedTree.with(
                idea, new Wording.Written(label), idea.definition(), idea.standing());
    }

    private static Idea defined(Idea idea, String definition) {
        return EditedTree.with(
                idea, idea.label(), Optional.of(new Wording.Written(definition)), idea.standing());
    }

    private static Idea standing(Idea idea, Standing standing) {
        return EditedTree.with(idea, idea.label(), idea.definition(), standing);
    }

    static Idea linked(Idea idea, List<IdeaId> broader, List<IdeaId> related) {
        return new Idea(
                idea.id(),
                idea.label(),
                idea.definition(),
                idea.quotes(),
                broader,
                related,
                idea.weight(),
                idea.holding(),
                idea.standing(),
                idea.aspects(),
                idea.bindings(),
                idea.vocabulary());
    }

    private static Idea quoted(Idea idea, List<Quote> quotes, double weight) {
        return new Idea(
                idea.id(),
                idea.label(),
                idea.definition(),
                quotes,
                idea.broader(),
                idea.related(),
                weight,
                idea.holding(),
                idea.standing(),
                idea.aspects(),
                idea.bindings(),
                idea.vocabulary());
    }

    private static Idea bound(Idea idea, TreeEdit.Bind bind) {
        List<Binding> bindings = new ArrayList<>(idea.bindings());
        Binding next = new Binding(bind.layers(), bind.modules(), Optional.empty());
        if (!bindings.contains(next)) {
            bindings.add(next);
        }
        return new Idea(
                idea.id(),
                idea.label(),
                idea.definition(),
                idea.quotes(),
                idea.broader(),
                idea.related(),
                idea.weight(),
                idea.holding(),
                idea.standing(),
                idea.aspects(),
                bindings,
                idea.vocabulary());
    }
}
