package dev.semanticpassport.meaning.editing;

import dev.semanticpassport.meaning.Idea;
import dev.semanticpassport.meaning.IdeaId;
import dev.semanticpassport.meaning.MeaningTree;
import dev.semanticpassport.meaning.Standing;
import dev.semanticpassport.meaning.Structure;
import dev.semanticpassport.meaning.Wording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A tree while it is edited: at each moment one that may stand. */
final class EditedTree {
    private Map<IdeaId, Idea> ideas = new LinkedHashMap<>();
    private List<Structure> structures;

    EditedTree(MeaningTree tree) {
        tree.ideas().forEach(idea -> ideas.put(idea.id(), idea));
        structures = tree.structures();
    }

    boolean has(IdeaId id) {
        return ideas.containsKey(id);
    }

    /** Only where it is there. */
    Idea idea(IdeaId id) {
        Idea idea = ideas.get(id);
        if (idea == null) {
            throw new IllegalArgumentException("the tree has no idea " + id);
        }
        return idea;
    }

    /** Puts the changed idea in its place, unless ideas would then go in a circle. */
    Optional<Refusal> change(IdeaId id, UnaryOperator<Idea> change) {
        Map<IdeaId, Idea> next = new LinkedHashMap<>(ideas);
        next.put(id, change.apply(idea(id)));
        return settle(next, structures, id);
    }

    Optional<Refusal> add(Idea idea) {
        if (has(idea.id())) {
            return Optional.of(new Refusal.IdTaken(idea.id()));
        }
        Map<IdeaId, Idea> next = new LinkedHashMap<>(ideas);
        next.put(idea.id(), idea);
        return settle(next, structures, idea.id());
    }

    Optional<Refusal> merge(IdeaId into, List<IdeaId> others) {
        Set<IdeaId> gone = new HashSet<>(others);
        Idea merged = idea(into);
        for (IdeaId other : new LinkedHashSet<>(others)) {
            merged = both(merged, idea(other));
        }
        Map<IdeaId, Idea> next = new LinkedHashMap<>();
        for (Idea idea : ideas.values()) {
            if (!gone.contains(idea.id())) {
                Idea own = idea.id().equals(into) ? merged : idea;
                next.put(
                        own.id(),
                        TreeEditing.linked(
                                own,
                                redirected(own.broader(), own.id(), gone, into),
                                redirected(own.related(), own.id(), gone, into)));
            }
        }
        List<Structure> moved =
                structures.stream().map(structure -> redirected(structure, gone, into)).toList();
        return settle(next, moved, into);
    }

    /** The tree, general before particular. */
    MeaningTree tree() {
        List<Idea> ordered = new ArrayList<>();
        Set<IdeaId> placed = new HashSet<>();
        List<Idea> waiting = new ArrayList<>(ideas.values());
        while (!waiting.isEmpty()) {
            List<Idea> later = new ArrayList<>();
            for (Idea idea : waiting) {
                if (placed.containsAll(idea.broader())) {
                    ordered.add(idea);
                    placed.add(idea.id());
                } else {
                    later.add(idea);
                }
            }
            waiting = later;
        }
        return new MeaningTree(ordered, structures);
    }

    private Optional<Refusal> settle(
            Map<IdeaId, Idea> next, List<Structure> nextStructures, IdeaId changed) {
        if (isInCircle(next, changed)) {
            return Optional.of(new Refusal.Circle(changed));
        }
        ideas = next;
        structures = nextStructures;
        return Optional.empty();
    }

    /** Only what was changed can have closed a circle. */
    private static boolean isInCircle(Map<IdeaId, Idea> ideas, IdeaId changed) {
        Set<IdeaId> seen = new HashSet<>();
        List<IdeaId> open = new ArrayList<>(broader(ideas, changed));
        while (!open.isEmpty()) {
            IdeaId next = open.removeLast();
            if (next.equals(changed)) {
                return true;
            }
            if (seen.add(next)) {
                open.addAll(broader(ideas, next));
            }
        }
        return false;
    }

    private static List<IdeaId> broader(Map<IdeaId, Idea> ideas, IdeaId id) {
        Idea idea = ideas.get(id);
        return idea == null ? List.of() : idea.broader();
    }

    private static Idea both(Idea kept, Idea other) {
        return new Idea(
                kept.id(),
                kept.label(),
                kept.definition().or(other::definition),
                union(kept.quotes(), other.quotes()),
                union(kept.broader(), other.broader()),
                union(kept.related(), other.related()),
                Math.min(1, kept.weight() + other.weight()),
                Stream.of(kept.holding(), other.holding())
                        .min(Comparator.naturalOrder())
                        .orElseThrow(),
                kept.standing(),
                union(kept.aspects(), other.aspects()),
                union(kept.bindings(), other.bindings()),
                union(kept.vocabulary(), other.vocabulary()));
    }

    private static <T> List<T> union(List<T> one, List<T> other) {
        return Stream.concat(one.stream(), other.stream()).distinct().toList();
    }

    private static List<IdeaId> redirected(
            List<IdeaId> links, IdeaId owner, Set<IdeaId> gone, IdeaId into) {
        return links.stream()
                .map(link -> gone.contains(link) ? into : link)
                .filter(link -> !link.equals(owner))
                .distinct()
                .toList();
    }

    private static Structure redirected(Structure structure, Set<IdeaId> gone, IdeaId into) {
        return new Structure(
                gone.contains(structure.about()) ? into : structure.about(),
                structure.columns(),
                structure.rows().stream()
                        .map(row ->
                                new Structure.Row(
                                        row.idea().map(id -> gone.contains(id) ? into : id),
                                        row.cells()))
                        .toList(),
                structure.quote());
    }

    static Idea with(Idea idea, Wording label, Optional<Wording> definition, Standing standing) {
        return new Idea(
                idea.id(),
                label,
                definition,
                idea.quotes(),
                idea.broader(),
                idea.related(),
                idea.weight(),
                idea.holding(),
                standing,
                idea.aspects(),
                idea.bindings(),
                idea.vocabulary());
    }
}
