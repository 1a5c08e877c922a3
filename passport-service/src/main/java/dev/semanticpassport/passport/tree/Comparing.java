package dev.semanticpassport.passport.tree;

import dev.semanticpassport.core.beacons.Normalising;
import dev.semanticpassport.meaning.Idea;
import dev.semanticpassport.meaning.IdeaId;
import dev.semanticpassport.meaning.MeaningTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares two trees. An idea is the same by its id, or else by its label, normalised. */
public final class Comparing {
    private final Map<IdeaId, Idea> pairs = new LinkedHashMap<>();
    private final List<Idea> added = new ArrayList<>();
    private final List<Idea> gone;
    private final Map<IdeaId, IdeaId> sameAs = new HashMap<>();

    private Comparing(MeaningTree then, MeaningTree now) {
        Map<IdeaId, Idea> left = new LinkedHashMap<>();
        then.ideas().forEach(idea -> left.put(idea.id(), idea));
        List<Idea> open = new ArrayList<>();
        for (Idea idea : now.ideas()) {
            Idea before = left.remove(idea.id());
            if (before == null) {
                open.add(idea);
            } else {
                pair(before, idea);
            }
        }
        Map<String, Idea> byLabel = new HashMap<>();
        left.values().forEach(idea -> byLabel.putIfAbsent(label(idea), idea));
        for (Idea idea : open) {
            Idea before = byLabel.remove(label(idea));
            if (before == null) {
                added.add(idea);
            } else {
                left.remove(before.id());
                pair(before, idea);
            }
        }
        gone = List.copyOf(left.values());
    }

    /**
     * How two trees differ.
     *
     * @param same how many ideas both have
     * @param added ideas of the second tree alone
     * @param gone ideas of the first tree alone
     * @param renamed ideas of both under another label, as they are in the second tree
     * @param moved ideas of both with other broader ideas, as they are in the second tree
     */
    public record Comparison(
            int same, List<Idea> added, List<Idea> gone, List<Idea> renamed, List<Idea> moved) {
        public Comparison {
            added = List.copyOf(added);
            gone = List.copyOf(gone);
            renamed = List.copyOf(renamed);
            moved = List.copyOf(moved);
        }
    }

    /** From the first tree to the second. */
    public static Comparison compare(MeaningTree then, MeaningTree now) {
        Comparing comparing = new Comparing(then, now);
        return new Comparison(
                comparing.pairs.size(),
                comparing.added,
                comparing.gone,
                now.ideas().stream().filter(comparing::isRenamed).toList(),
                now.ideas().stream().filter(comparing::isMoved).toList());
    }

    private void pair(Idea before, Idea idea) {
        pairs.put(idea.id(), before);
        sameAs.put(before.id(), idea.id());
    }

    private boolean isRenamed(Idea idea) {
        Idea before = pairs.get(idea.id());
        return before != null && !before.label().text().equals(idea.label().text());
    }

    private boolean isMoved(Idea idea) {
        Idea before = pairs.get(idea.id());
        if (before == null) {
            return false;
        }
        Set<IdeaId> then =
                before.broader().stream()
                        .map(id -> sameAs.getOrDefault(id, id))
                        .collect(Collectors.toSet());
        return !then.equals(new HashSet<>(idea.broader()));
    }

    private static String label(Idea idea) {
        return Normalising.normalise(idea.label().text());
    }
}
