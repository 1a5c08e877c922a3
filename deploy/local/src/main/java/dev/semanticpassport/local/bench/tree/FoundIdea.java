package dev.semanticpassport.local.bench.tree;

import java.util.List;

/**
 * An idea as some method found it.
 *
 * @param broader numbers of its broader ideas within the method's list
 * @param words as stems, its label's first, most telling first; only the first {@link
 *     Matching#WORDS} count
 */
record FoundIdea(String label, List<Integer> broader, List<String> words) {
    FoundIdea {
        broader = List.copyOf(broader);
        words = words.stream().distinct().limit(Matching.WORDS).toList();
    }
}
