package dev.semanticpassport.core.beacons;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads answers against one list of candidates: the earliest named, the longest at ties, at most
 * one. Candidates are kept as a tree of words, so that reading takes time in proportion to the
 * answer, whatever the number of candidates.
 */
public final class AnswerReader {

    private static final int NO_CANDIDATE = -1;

    private final List<String> candidates;
    private final Node root = new Node();

    private static final class Node {
        private final Map<String, Node> next = new HashMap<>();
        private int candidate = NO_CANDIDATE;
    }

    /**
     * @param candidates each with at least one word, no two the same after normalisation
     */
    public AnswerReader(List<String> candidates) {
        this.candidates = List.copyOf(candidates);
        for (int index = 0; index < this.candidates.size(); index++) {
            add(index, this.candidates.get(index));
        }
    }

    private void add(int index, String candidate) {
        List<String> words = Normalising.words(candidate);
        if (words.isEmpty()) {
            throw new IllegalArgumentException(
                    "candidate " + index + " has no letter and no digit");
        }
        if (words.size() > Beacon.MAX_CANDIDATE_WORDS) {
            throw new IllegalArgumentException(
                    "candidate "
                            + index
                            + " has more than "
                            + Beacon.MAX_CANDIDATE_WORDS
                            + " words");
        }
        Node node = root;
        for (String word : words) {
            node = node.next.computeIfAbsent(word, _ -> new Node());
        }
        if (node.candidate != NO_CANDIDATE) {
            throw new IllegalArgumentException(
                    "candidates "
                            + node.candidate
                            + " and "
                            + index
                            + " are the same after normalisation");
        }
        node.candidate = index;
    }

    /** Reads one answer. */
    public Reading read(String answer) {
        List<String> words = Normalising.words(answer);
        for (int start = 0; start < words.size(); start++) {
            int longest = NO_CANDIDATE;
            Node node = root.next.get(words.get(start));
            for (int next = start + 1; node != null; next++) {
                longest = node.candidate == NO_CANDIDATE ? longest : node.candidate;
                node = next < words.size() ? node.next.get(words.get(next)) : null;
            }
            if (longest != NO_CANDIDATE) {
                return new Reading.Named(longest, candidates.get(longest));
            }
        }
        return new Reading.NothingNamed();
    }

    /** The places of all candidates that stand anywhere in a text, also inside longer ones. */
    public Set<Integer> standingIn(String text) {
        List<String> words = Normalising.words(text);
        Set<Integer> standing = new TreeSet<>();
        for (int start = 0; start < words.size(); start++) {
            Node node = root.next.get(words.get(start));
            for (int next = start + 1; node != null; next++) {
                if (node.candidate != NO_CANDIDATE) {
                    standing.add(node.candidate);
                }
                node = next < words.size() ? node.next.get(words.get(next)) : null;
            }
        }
        return standing;
    }
}
