package dev.semanticpassport.local.bench.tree;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which found ideas are which planted ones, and what follows from it. Frozen: the same for every
 * method.
 *
 * <p>Two ideas are alike by the words they share, |A ∩ B| / √(|A| |B|), of at most 12 each; from
 * 0.25 on, and with two words shared or the found idea's first word among the planted one's names,
 * they may be matched, the most alike first, one to one. An edge found is right if its ends are
 * matched to a planted idea and its parent; ideas that match nothing are passed over on the way up.
 */
final class Matching {
    /** Words of an idea that count. */
    static final int WORDS = 12;

    private static final double ALIKE = 0.25;
    private static final int FEWEST_SHARED = 2;

    private Matching() {}

    /**
     * @param ideaRecall share of planted ideas that were found
     * @param ideaPrecision share of found ideas that were planted
     * @param edgePrecision share of found edges between matched ideas that are right
     * @param edgeRecall share of planted edges that were found
     * @param edgeF1 their harmonic mean
     * @param found how many ideas
     */
    record Quality(
            double ideaRecall,
            double ideaPrecision,
            double edgePrecision,
            double edgeRecall,
            double edgeF1,
            int found) {

        static Quality mean(List<Quality> all) {
            return new Quality(
                    all.stream().mapToDouble(Quality::ideaRecall).average().orElse(0),
                    all.stream().mapToDouble(Quality::ideaPrecision).average().orElse(0),
                    all.stream().mapToDouble(Quality::edgePrecision).average().orElse(0),
                    all.stream().mapToDouble(Quality::edgeRecall).average().orElse(0),
                    all.stream().mapToDouble(Quality::edgeF1).average().orElse(0),
                    (int) Math.round(all.stream().mapToInt(Quality::found).average().orElse(0)));
        }
    }

    private record Pair(int planted, int found, double alike) {}

    static Quality quality(List<KnownWriting.Planted> planted, List<FoundIdea> found) {
        Map<Integer, Integer> plantedOf = matched(planted, found);
        Set<List<Integer>> edges = new HashSet<>();
        for (int child : plantedOf.keySet()) {
            for (int parent : nearestMatched(child, found, plantedOf.keySet())) {
                edges.add(List.of(of(plantedOf, parent), of(plantedOf, child)));
            }
        }
        Set<List<Integer>> truth = new HashSet<>();
        for (int i = 0; i < planted.size(); i++) {
            int child = i;
            planted.get(i).parent().ifPresent(parent -> truth.add(List.of(parent, child)));
        }
        long right = edges.stream().filter(truth::contains).count();
        double precision = edges.isEmpty() ? 0 : (double) right / edges.size();
        double recall = truth.isEmpty() ? 0 : (double) right / truth.size();
        return new Quality(
                (double) plantedOf.size() / planted.size(),
                found.isEmpty() ? 0 : (double) plantedOf.size() / found.size(),
                precision,
                recall,
                right == 0 ? 0 : 2 * precision * recall / (precision + recall),
                found.size());
    }

    private static int of(Map<Integer, Integer> plantedOf, int found) {
        return plantedOf.getOrDefault(found, -1);
    }

    /** From found to planted. */
    private static Map<Integer, Integer> matched(
            List<KnownWriting.Planted> planted, List<FoundIdea> found) {
        Map<String, List<Integer>> byWord = new HashMap<>();
        for (int i = 0; i < planted.size(); i++) {
            for (String word : planted.get(i).words()) {
                byWord.computeIfAbsent(word, _ -> new ArrayList<>()).add(i);
            }
        }
        List<Pair> pairs = new ArrayList<>();
        for (int j = 0; j < found.size(); j++) {
            Map<Integer, Integer> shared = new HashMap<>();
            for (String word : found.get(j).words()) {
                for (int i : byWord.getOrDefault(word, List.of())) {
                    shared.merge(i, 1, Integer::sum);
                }
            }
            for (Map.Entry<Integer, Integer> entry : shared.entrySet()) {
                double sizes =
                        (double) found.get(j).words().size()
                                * planted.get(entry.getKey()).words().size();
                double alike = entry.getValue() / Math.sqrt(sizes);
                boolean named =
                        !found.get(j).words().isEmpty()
                                && planted.get(entry.getKey())
                                        .names()
                                        .contains(found.get(j).words().getFirst());
                if (alike >= ALIKE && (named || entry.getValue() >= FEWEST_SHARED)) {
                    pairs.add(new Pair(entry.getKey(), j, alike));
                }
            }
        }
        pairs.sort(
                Comparator.comparingDouble((Pair pair) -> -pair.alike())
                        .thenComparingInt(Pair::planted)
                        .thenComparingInt(Pair::found));
        Map<Integer, Integer> plantedOf = new HashMap<>();
        Set<Integer> taken = new HashSet<>();
        for (Pair pair : pairs) {
            if (!plantedOf.containsKey(pair.found()) && taken.add(pair.planted())) {
                plantedOf.put(pair.found(), pair.planted());
            }
        }
        return plantedOf;
    }

    private static Set<Integer> nearestMatched(
            int start, List<FoundIdea> found, Set<Integer> matched) {
        Set<Integer> nearest = new LinkedHashSet<>();
        Set<Integer> seen = new HashSet<>();
        List<Integer> open = new ArrayList<>(found.get(start).broader());
        while (!open.isEmpty()) {
            int next = open.removeLast();
            if (!seen.add(next)) {
                continue;
            }
            if (matched.contains(next)) {
                nearest.add(next);
            } else {
                open.addAll(found.get(next).broader());
            }
        }
        return nearest;
    }
}
