package dev.semanticpassport.passport.tree;

import dev.semanticpassport.contracts.Edit;
import dev.semanticpassport.contracts.QuotePlace;
import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.meaning.Binding;
import dev.semanticpassport.meaning.Holding;
import dev.semanticpassport.meaning.Idea;
import dev.semanticpassport.meaning.IdeaId;
import dev.semanticpassport.meaning.MeaningTree;
import dev.semanticpassport.meaning.Quote;
import dev.semanticpassport.meaning.Standing;
import dev.semanticpassport.meaning.Structure;
import dev.semanticpassport.meaning.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** One edit on one tree. */
final class Applying {
    private final Map<IdeaId, Idea> ideas = new LinkedHashMap<>();
    private final List<Structure> structures;

    private Applying(MeaningTree tree) {
        tree.ideas().forEach(idea -> ideas.put(idea.id(), idea));
        structures = tree.structures();
    }

    /** What became of one edit. */
    sealed interface Outcome {
        record Applied(MeaningTree tree) implements Outcome {}

        /** The tree does not allow it; the reason names ids, and never what is written. */
        record Refused(String field, String reason) implements Outcome {}
    }

    static Outcome apply(MeaningTree tree, UUID editId, Edit edit) {
        Applying work = new Applying(tree);
        Optional<Outcome.Refused> missing = work.missing(edit);
        if (missing.isPresent()) {
            return missing.get();
        }
        return switch (edit) {
            case Edit.Rename(var idea, var label) ->
                    work.changed(idea, change -> change.label(label));
            case Edit.Define(var idea, var definition) ->
                    work.changed(
                            idea,
                            change ->
                                    change.definition(
                                            Optional.of(new Wording.Written(definition))));
            case Edit.Mark(var idea, var as) ->
                    work.changed(idea, change -> change.standing(Standing.valueOf(as.name())));
            case Edit.Bind(var idea, var layers, var modules) ->
                    work.changed(idea, change -> change.bindings(bindings(layers, modules)));
            case Edit.Move(var idea, var broader) ->
                    work.changed(idea, change -> change.broader(ids(broader)));
            case Edit.Relate(var idea, var related) -> work.relate(new IdeaId(idea), ids(related));
            case Edit.Merge(var gone, var into) -> work.merge(ids(gone), new IdeaId(into));
            case Edit.Split split -> work.split(split, made(editId));
            case Edit.Add add -> work.add(add, made(editId));
            case Edit.Withheld _ -> new Outcome.Refused("kind", "what is withheld says nothing");
        };
    }

    /** An idea that an edit makes is named after the edit. */
    static IdeaId made(UUID editId) {
        return new IdeaId(
                Sha256.ofText("semantic-passport/idea-of-edit/" + editId).hex().substring(0, 16));
    }

    private Optional<Outcome.Refused> missing(Edit edit) {
        return Editing.ideas(edit).stream()
                .filter(idea -> !ideas.containsKey(new IdeaId(idea)))
                .findFirst()
                .map(idea -> new Outcome.Refused("idea", "the tree has no idea " + idea));
    }

    private Outcome changed(String idea, UnaryOperator<IdeaChange> change) {
        change(new IdeaId(idea), change);
        return tree(structures);
    }

    private void change(IdeaId id, UnaryOperator<IdeaChange> change) {
        ideas.computeIfPresent(id, (_, idea) -> change.apply(IdeaChange.of(idea)).idea());
    }

    /** Relations hold both ways. */
    private Outcome relate(IdeaId id, List<IdeaId> related) {
        if (related.contains(id)) {
            return new Outcome.Refused("related", "an idea is not related to itself");
        }
        for (IdeaId other : List.copyOf(ideas.keySet())) {
            change(
                    other,
                    change -> {
                        List<IdeaId> links = new ArrayList<>(idea(other).related());
                        links.remove(id);
                        if (related.contains(other)) {
                            links.add(id);
                        }
                        return change.related(links);
                    });
        }
        change(id, change -> change.related(related));
        return tree(structures);
    }

    private Outcome merge(List<IdeaId> gone, IdeaId into) {
        Set<IdeaId> merged = Set.copyOf(gone);
        List<Idea> parts = Stream.concat(Stream.of(into), gone.stream()).map(this::idea).toList();
        change(
                into,
                change ->
                        change.quotes(joined(parts, Idea::quotes))
                                .definition(
                                        parts.getFirst()
                                                .definition()
                                                .or(() ->
                                                        parts.stream()
                                                                .flatMap(part ->
                                                                        part.definition().stream())
                                                                .findFirst()))
                                .broader(joined(parts, Idea::broader))
                                .related(joined(parts, Idea::related))
                                .weight(parts.stream().mapToDouble(Idea::weight).sum())
                                .aspects(joined(parts, Idea::aspects))
                                .bindings(joined(parts, Idea::bindings))
                                .vocabulary(joined(parts, Idea::vocabulary)));
        gone.forEach(ideas::remove);
        for (IdeaId id : List.copyOf(ideas.keySet())) {
            change(
                    id,
                    change ->
                            change.broader(replaced(idea(id).broader(), merged, into, id))
                                    .related(replaced(idea(id).related(), merged, into, id)));
        }
        return tree(structures.stream().map(one -> replaced(one, merged, into)).toList());
    }

    private Outcome split(Edit.Split split, IdeaId fresh) {
        Idea from = idea(new IdeaId(split.idea()));
        List<Quote> given = new ArrayList<>();
        List<Quote> left = new ArrayList<>();
        for (Quote quote : from.quotes()) {
            (split.quotes().contains(place(quote)) ? given : left).add(quote);
        }
        if (given.size() < split.quotes().size()) {
            return new Outcome.Refused("quotes", "the idea has no quote at one of these places");
        }
        if (left.isEmpty()) {
            return new Outcome.Refused("quotes", "the idea would have no quote left");
        }
        double share = from.weight() * given.size() / from.quotes().size();
        change(from.id(), change -> change.quotes(left).weight(from.weight() - share));
        ideas.put(
                fresh,
                new Idea(
                        fresh,
                        new Wording.Written(split.label()),
                        Optional.empty(),
                        given,
                        from.broader(),
                        List.of(),
                        share,
                        from.holding(),
                        from.standing(),
                        List.of(),
                        List.of(),
                        List.of()));
        return tree(structures);
    }

    private Outcome add(Edit.Add add, IdeaId fresh) {
        ideas.put(
                fresh,
                new Idea(
                        fresh,
                        new Wording.Written(add.label()),
                        Optional.ofNullable(add.definition()).map(Wording.Written::new),
                        List.of(),
                        ids(add.broader()),
                        List.of(),
                        0,
                        Holding.AUTHOR,
                        Standing.valueOf(add.as().name()),
                        List.of(),
                        List.of(),
                        List.of()));
        return tree(structures);
    }

    private Outcome tree(List<Structure> kept) {
        try {
            return new Outcome.Applied(new MeaningTree(List.copyOf(ideas.values()), kept));
        } catch (IllegalArgumentException circle) {
            // its message names ids alone
            return new Outcome.Refused("broader", String.valueOf(circle.getMessage()));
        }
    }

    private Idea idea(IdeaId id) {
        Idea idea = ideas.get(id);
        if (idea == null) {
            throw new IllegalStateException("the idea " + id + " was looked for before");
        }
        return idea;
    }

    private static <T> List<T> joined(List<Idea> parts, Function<Idea, List<T>> of) {
        return parts.stream().flatMap(part -> of.apply(part).stream()).distinct().toList();
    }

    /** Links to merged ideas lead to the one that stays, and none leads to itself. */
    private static List<IdeaId> replaced(
            List<IdeaId> links, Set<IdeaId> merged, IdeaId into, IdeaId self) {
        return links.stream()
                .map(link -> merged.contains(link) ? into : link)
                .filter(link -> !link.equals(self))
                .distinct()
                .toList();
    }

    private static Structure replaced(Structure table, Set<IdeaId> merged, IdeaId into) {
        return new Structure(
                merged.contains(table.about()) ? into : table.about(),
                table.columns(),
                table.rows().stream()
                        .map(row ->
                                new Structure.Row(
                                        row.idea().map(id -> merged.contains(id) ? into : id),
                                        row.cells()))
                        .toList(),
                table.quote());
    }

    private static QuotePlace place(Quote quote) {
        return new QuotePlace(
                quote.conversation(), quote.message(), quote.place().first(), quote.place().end());
    }

    private static List<Binding> bindings(List<Integer> layers, List<String> modules) {
        return layers.isEmpty() && modules.isEmpty()
                ? List.of()
                : List.of(new Binding(layers, modules, Optional.empty()));
    }

    private static List<IdeaId> ids(List<String> texts) {
        return texts.stream().map(IdeaId::new).toList();
    }
}
