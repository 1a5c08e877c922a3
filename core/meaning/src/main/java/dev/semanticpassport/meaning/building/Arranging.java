package dev.semanticpassport.meaning.building;

import dev.semanticpassport.writing.Speaker;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Brings drafted ideas into one hierarchy: which stay, which are broader, in what order they stand.
 */
final class Arranging {
    private static final int FEWEST_FOR_SUBSUMPTION = 3;
    private static final double SUBSUMED = 0.8;

    private Arranging() {}

    /**
     * Gives an idea without a broader one the idea that its name narrows ("semantic passport" under
     * "passport"), else the idea that is nearly always there where it is named (Sanderson and Croft
     * 1999: P(broad | narrow) ≥ 0.8, and not the other way round).
     */
    static void findBroader(List<Draft> drafts) {
        Map<String, Draft> byKey = new HashMap<>();
        drafts.forEach(draft -> byKey.put(draft.label.key(), draft));
        Map<Integer, List<Draft>> bySentence = new HashMap<>();
        for (Draft draft : drafts) {
            draft.mentions.stream()
                    .forEach(sentence ->
                            bySentence
                                    .computeIfAbsent(sentence, _ -> new ArrayList<>())
                                    .add(draft));
        }
        for (Draft draft : drafts) {
            if (!draft.broader.isEmpty() || draft.origin.worth >= Draft.Origin.HEADING.worth) {
                continue;
            }
            List<String> stems = draft.label.stems();
            for (String stem : stems.size() > 1 ? stems : List.<String>of()) {
                Draft broader = byKey.get(stem);
                if (broader != null) {
                    draft.under(broader, Draft.Strength.GUESSED, Speaker.PRODUCT);
                }
            }
            if (draft.broader.isEmpty()) {
                subsume(draft, bySentence);
            }
        }
    }

    private static void subsume(Draft draft, Map<Integer, List<Draft>> bySentence) {
        if (draft.mentions.size() < FEWEST_FOR_SUBSUMPTION) {
            return;
        }
        Map<Draft, Integer> together = new LinkedHashMap<>();
        draft.mentions.stream()
                .forEach(sentence ->
                        bySentence
                                .getOrDefault(sentence, List.of())
                                .forEach(other -> together.merge(other, 1, Integer::sum)));
        together.entrySet().stream()
                .filter(entry -> entry.getKey() != draft)
                .filter(entry -> entry.getValue() >= SUBSUMED * draft.mentions.size())
                .filter(entry -> entry.getValue() < SUBSUMED * entry.getKey().mentions.size())
                .min(Comparator.comparingInt(entry -> entry.getKey().mentions.size()))
                .ifPresent(entry ->
                        draft.under(entry.getKey(), Draft.Strength.GUESSED, Speaker.PRODUCT));
    }

    /** Keeps the surest broader ideas of each; the others become related. */
    static void settleBroader(List<Draft> drafts) {
        for (Draft draft : drafts) {
            if (draft.broader.isEmpty()) {
                continue;
            }
            Draft.Link best = Collections.max(draft.broader.values());
            List<Draft> weaker =
                    draft.broader.entrySet().stream()
                            .filter(entry -> entry.getValue().compareTo(best) < 0)
                            .map(Map.Entry::getKey)
                            .toList();
            weaker.forEach(draft.broader::remove);
            draft.related.addAll(weaker);
        }
        for (Draft draft : drafts) {
            // what is broader by way of another broader one needs no link of its own
            List<Draft> direct = List.copyOf(draft.broader.keySet());
            for (Draft one : direct) {
                if (direct.stream().anyMatch(other -> other != one && other.isUnder(one))) {
                    draft.broader.remove(one);
                }
            }
        }
    }

    /** The strongest so many; what stood under one that gives way stands under its broader ones. */
    static List<Draft> select(List<Draft> drafts, int most, Set<Draft> kept) {
        if (drafts.size() <= most) {
            return drafts;
        }
        Set<Draft> chosen =
                new HashSet<>(
                        drafts.stream()
                                .sorted(
                                        Comparator.<Draft>comparingDouble(draft ->
                                                        kept.contains(draft)
                                                                ? -Double.MAX_VALUE
                                                                : -worth(draft))
                                                .thenComparingInt(draft -> draft.number))
                                .limit(most)
                                .toList());
        List<Draft> staying = drafts.stream().filter(chosen::contains).toList();
        for (Draft draft : staying) {
            Map<Draft, Draft.Link> broader = new LinkedHashMap<>();
            draft.broader.forEach((parent, strength) ->
                    nearest(parent, chosen).forEach(near -> broader.put(near, strength)));
            draft.broader.clear();
            draft.broader.putAll(broader);
            draft.related.retainAll(chosen);
        }
        return staying;
    }

    private static Set<Draft> nearest(Draft start, Set<Draft> chosen) {
        Set<Draft> found = new LinkedHashSet<>();
        Set<Draft> seen = new HashSet<>();
        List<Draft> open = new ArrayList<>(List.of(start));
        while (!open.isEmpty()) {
            Draft next = open.removeLast();
            if (!seen.add(next)) {
                continue;
            }
            if (chosen.contains(next)) {
                found.add(next);
            } else {
                open.addAll(next.broader.keySet());
            }
        }
        return found;
    }

    /** How much a draft deserves its place. */
    static double worth(Draft draft) {
        double facts =
                (draft.definition == null ? 0 : 0.5)
                        + (draft.aspects.isEmpty() ? 0 : 0.5)
                        + (draft.bindings.isEmpty() ? 0 : 2);
        return draft.origin.worth
                + facts
                + Math.log1p(draft.mentions.size())
                + 0.3 * Math.log1p(draft.section.size());
    }

    /** General before particular, otherwise in the order of the writing. */
    static List<Draft> order(List<Draft> drafts) {
        Map<Draft, List<Draft>> narrower = new HashMap<>();
        for (Draft draft : drafts) {
            for (Draft parent : draft.broader.keySet()) {
                narrower.computeIfAbsent(parent, _ -> new ArrayList<>()).add(draft);
            }
        }
        Set<Draft> placed = new LinkedHashSet<>();
        List<Draft> open = new ArrayList<>();
        for (Draft top : drafts) {
            if (top.broader.isEmpty()) {
                open.add(top);
            }
            while (!open.isEmpty()) {
                Draft next = open.removeLast();
                if (placed.containsAll(next.broader.keySet()) && placed.add(next)) {
                    open.addAll(narrower.getOrDefault(next, List.of()).reversed());
                }
            }
        }
        return List.copyOf(placed);
    }
}
