package dev.semanticpassport.recognition.describing;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The tokens, and pairs of neighbouring tokens, that stand in most answers of many models whatever
 * they are asked: function words, marks, line breaks. Learnt from answers, so that no language
 * needs a list. Tokens that open many answers are kept apart.
 */
public final class Vocabulary {
    private final HashIndex tokens;
    private final HashIndex pairs;
    private final HashIndex openers;

    private Vocabulary(HashIndex tokens, HashIndex pairs, HashIndex openers) {
        this.tokens = tokens;
        this.pairs = pairs;
        this.openers = openers;
    }

    /** The tokens and pairs that most of these answers contain, and those that most begin with. */
    public static Vocabulary learn(Iterable<String> answers, VocabularySizes sizes) {
        Census tokens = new Census();
        Census pairs = new Census();
        Census openers = new Census();
        for (String answer : answers) {
            Tokens read = Tokens.of(Describing.readable(answer));
            if (read.size() > 0) {
                tokens.addEach(read.sorted());
                long[] sorted = read.pairs();
                Arrays.sort(sorted);
                pairs.addEach(sorted);
                openers.addEach(new long[] {read.at(0)});
            }
        }
        return new Vocabulary(
                tokens.most(sizes.tokens()),
                pairs.most(sizes.pairs()),
                openers.most(sizes.openers()));
    }

    /** Counts in how many answers something stands. */
    private static final class Census {
        private final Map<Long, Integer> containing = new HashMap<>();

        void addEach(long[] sorted) {
            for (int i = 0; i < sorted.length; i++) {
                if (i == 0 || sorted[i] != sorted[i - 1]) {
                    containing.merge(sorted[i], 1, Integer::sum);
                }
            }
        }

        HashIndex most(int size) {
            Comparator<Map.Entry<Long, Integer>> falling =
                    Comparator.comparing(Map.Entry::getValue, Comparator.reverseOrder());
            List<Map.Entry<Long, Integer>> entries =
                    containing.entrySet().stream()
                            .sorted(falling.thenComparing(Map.Entry::getKey))
                            .limit(size)
                            .toList();
            return HashIndex.of(entries.stream().mapToLong(Map.Entry::getKey).toArray());
        }
    }

    int size() {
        return tokens.size() + pairs.size() + openers.size();
    }

    /** Writes the square roots of the tokens' and pairs' shares, then 1 at the opener. */
    void write(Tokens read, float[] into, int offset) {
        for (int i = 0; i < read.size(); i++) {
            count(tokens.placeOf(read.at(i)), into, offset);
        }
        int pairOffset = offset + tokens.size();
        for (long pair : read.pairs()) {
            count(pairs.placeOf(pair), into, pairOffset);
        }
        int openerOffset = pairOffset + pairs.size();
        for (int i = offset; i < openerOffset; i++) {
            // the square root evens out the variance of a count
            into[i] = (float) Math.sqrt(into[i] / Math.max(1, read.size()));
        }
        if (read.size() > 0) {
            count(openers.placeOf(read.at(0)), into, openerOffset);
        }
    }

    private static void count(int place, float[] into, int offset) {
        if (place >= 0) {
            into[offset + place]++;
        }
    }
}
