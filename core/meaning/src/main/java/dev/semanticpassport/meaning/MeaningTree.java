package dev.semanticpassport.meaning;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The author's ideas: a polyhierarchy, since an idea may have several broader ones.
 *
 * @param ideas general before particular; ids differ, links lead to ideas of the tree, and no idea
 *     is broader than itself by any way
 * @param structures tables that were kept as such
 */
public record MeaningTree(List<Idea> ideas, List<Structure> structures) {

    /** A tree as yet without ideas. */
    public static final MeaningTree EMPTY = new MeaningTree(List.of(), List.of());

    /**
     * @throws IllegalArgumentException when two ideas have one id, a link leads out of the tree, or
     *     broader ideas go in a circle; it names the idea
     */
    public MeaningTree {
        ideas = List.copyOf(ideas);
        structures = List.copyOf(structures);
        Map<IdeaId, Idea> byId = new HashMap<>();
        for (Idea idea : ideas) {
            if (byId.put(idea.id(), idea) != null) {
                throw new IllegalArgumentException("the idea " + idea.id() + " is there twice");
            }
        }
        for (Idea idea : ideas) {
            Stream.concat(idea.broader().stream(), idea.related().stream())
                    .filter(id -> !byId.containsKey(id))
                    .findFirst()
                    .ifPresent(missing -> {
                        throw new IllegalArgumentException(
                                "the idea "
                                        + idea.id()
                                        + " is linked to "
                                        + missing
                                        + ", which the tree lacks");
                    });
        }
        Set<IdeaId> settled = new HashSet<>();
        for (Idea idea : ideas) {
            requireNoCircle(idea, byId, settled);
        }
    }

    /** The idea of that id. */
    public Optional<Idea> idea(IdeaId id) {
        return ideas.stream().filter(idea -> idea.id().equals(id)).findFirst();
    }

    /** Ideas without a broader one. */
    public List<Idea> tops() {
        return ideas.stream().filter(idea -> idea.broader().isEmpty()).toList();
    }

    /** Ideas for which this one is directly broader, in the tree's order. */
    public List<Idea> narrower(IdeaId id) {
        return ideas.stream().filter(idea -> idea.broader().contains(id)).toList();
    }

    /** Walks up without recursion: a hostile tree may be deep. */
    private static void requireNoCircle(Idea start, Map<IdeaId, Idea> byId, Set<IdeaId> settled) {
        Deque<Step> way = new ArrayDeque<>();
        Set<IdeaId> onWay = new HashSet<>();
        way.push(new Step(start, 0));
        onWay.add(start.id());
        while (!way.isEmpty()) {
            Step step = way.pop();
            if (step.next() == step.idea().broader().size()) {
                onWay.remove(step.idea().id());
                settled.add(step.idea().id());
                continue;
            }
            way.push(new Step(step.idea(), step.next() + 1));
            IdeaId above = step.idea().broader().get(step.next());
            if (onWay.contains(above)) {
                throw new IllegalArgumentException("the idea " + above + " is broader than itself");
            }
            Idea broader = byId.get(above);
            if (broader != null && !settled.contains(above)) {
                way.push(new Step(broader, 0));
                onWay.add(above);
            }
        }
    }

    private record Step(Idea idea, int next) {}
}
