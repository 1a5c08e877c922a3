package dev.semanticpassport.meaning.json;

import dev.semanticpassport.meaning.Idea;
import dev.semanticpassport.meaning.IdeaId;
import dev.semanticpassport.meaning.MeaningTree;
import dev.semanticpassport.meaning.Standing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of a tree may be published: public ideas, linked past those that are not.
 *
 * @param ideas in the tree's order
 */
record Published(List<Idea> ideas) {
    Published {
        ideas = List.copyOf(ideas);
    }

    static Published of(MeaningTree tree) {
        Map<IdeaId, Idea> byId = new HashMap<>();
        tree.ideas().forEach(idea -> byId.put(idea.id(), idea));
        List<Idea> open =
                tree.ideas().stream().filter(idea -> idea.standing() == Standing.PUBLIC).toList();
        return new Published(
                open.stream()
                        .map(idea ->
                                linked(
                                        idea,
                                        List.copyOf(nearest(idea, byId)),
                                        idea.related().stream()
                                                .filter(id -> isPublic(byId.get(id)))
                                                .toList()))
                        .toList());
    }

    private static boolean isPublic(@Nullable Idea idea) {
        return idea != null && idea.standing() == Standing.PUBLIC;
    }

    private static Set<IdeaId> nearest(Idea start, Map<IdeaId, Idea> byId) {
        Set<IdeaId> found = new LinkedHashSet<>();
        Set<IdeaId> seen = new HashSet<>();
        List<IdeaId> open = new ArrayList<>(start.broader().reversed());
        while (!open.isEmpty()) {
            IdeaId next = open.removeLast();
            Idea idea = byId.get(next);
            if (!seen.add(next) || idea == null) {
                continue;
            }
            if (isPublic(idea)) {
                found.add(next);
            } else {
                open.addAll(idea.broader().reversed());
            }
        }
        return found;
    }

    private static Idea linked(Idea idea, List<IdeaId> broader, List<IdeaId> related) {
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
}
