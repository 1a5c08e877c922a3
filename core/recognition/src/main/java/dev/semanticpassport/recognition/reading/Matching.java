package dev.semanticpassport.recognition.reading;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which of what stood out is which idea. Frozen, as for trees: alike by the words they share, |A ∩
 * B| / √(|A| |B|), from 0.25 on and with two words shared; the most alike first, one to one.
 */
public final class Matching {
    private static final double ALIKE = .25;
    private static final int FEWEST_SHARED = 2;

    private Matching() {}

    /** A match by places in both lists. */
    public record Match(int found, int idea, double alike) {}

    /**
     * Matches groups of words with ideas.
     *
     * @param found stems of each group
     * @param ideas stems of each idea
     */
    public static List<Match> match(
            List<? extends Collection<String>> found, List<? extends Collection<String>> ideas) {
        List<Match> pairs = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            for (int j = 0; j < ideas.size(); j++) {
                Set<String> shared = new HashSet<>(found.get(i));
                shared.retainAll(ideas.get(j));
                double sizes = (double) found.get(i).size() * ideas.get(j).size();
                double alike = sizes == 0 ? 0 : shared.size() / Math.sqrt(sizes);
                if (shared.size() >= FEWEST_SHARED && alike >= ALIKE) {
                    pairs.add(new Match(i, j, alike));
                }
            }
        }
        pairs.sort(
                Comparator.comparingDouble((Match match) -> -match.alike())
                        .thenComparingInt(Match::found)
                        .thenComparingInt(Match::idea));
        List<Match> matches = new ArrayList<>();
        Set<Integer> founds = new HashSet<>();
        Set<Integer> taken = new HashSet<>();
        for (Match pair : pairs) {
            if (!founds.contains(pair.found()) && !taken.contains(pair.idea())) {
                founds.add(pair.found());
                taken.add(pair.idea());
                matches.add(pair);
            }
        }
        return matches;
    }
}
