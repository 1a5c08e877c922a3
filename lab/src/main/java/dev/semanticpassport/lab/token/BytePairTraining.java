package dev.semanticpassport.lab.token;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Learns merges from a text: again and again the commonest neighbouring pair, the alphabetically
 * first at ties.
 */
public final class BytePairTraining {
    private final List<String> pieces = new ArrayList<>();
    private final List<int[]> words = new ArrayList<>();
    private final List<Integer> counts = new ArrayList<>();

    private BytePairTraining(String text) {
        for (int b = 0; b < 256; b++) {
            pieces.add(ByteAlphabet.character(b));
        }
        Map<String, Integer> counted = new TreeMap<>();
        for (String word : Tokenizer.words(text)) {
            counted.merge(word, 1, Integer::sum);
        }
        counted.forEach((word, count) -> {
            byte[] bytes = ByteAlphabet.read(ByteAlphabet.write(word));
            int[] symbols = new int[bytes.length];
            for (int i = 0; i < bytes.length; i++) {
                symbols[i] = bytes[i] & 0xFF;
            }
            words.add(symbols);
            counts.add(count);
        });
    }

    /**
     * Trains a tokenizer.
     *
     * @param size number of tokens wanted, special tokens and bytes included; fewer if the text has
     *     no more pairs
     */
    public static Tokenizer train(String text, int size) {
        BytePairTraining training = new BytePairTraining(text);
        List<Tokenizer.Merge> merges = new ArrayList<>();
        while (Special.values().length + training.pieces.size() < size) {
            long pair = training.commonest();
            if (pair < 0) {
                break;
            }
            int left = (int) (pair >>> 32);
            int right = (int) pair;
            merges.add(new Tokenizer.Merge(training.pieces.get(left), training.pieces.get(right)));
            training.join(left, right);
        }
        return new Tokenizer(merges);
    }

    /** The commonest pair, left piece in the upper half; -1 if no pair occurs twice. */
    private long commonest() {
        Map<Long, Integer> pairs = new HashMap<>();
        for (int i = 0; i < words.size(); i++) {
            int[] word = words.get(i);
            int count = counts.get(i);
            for (int j = 0; j + 1 < word.length; j++) {
                pairs.merge(pair(word[j], word[j + 1]), count, Integer::sum);
            }
        }
        long best = -1;
        int bestCount = 1;
        for (Map.Entry<Long, Integer> entry : pairs.entrySet()) {
            int count = entry.getValue();
            if (count > bestCount
                    || (count == bestCount && best >= 0 && precedes(entry.getKey(), best))) {
                best = entry.getKey();
                bestCount = count;
            }
        }
        return best;
    }

    private boolean precedes(long pair, long other) {
        int left = pieces.get((int) (pair >>> 32)).compareTo(pieces.get((int) (other >>> 32)));
        return left < 0
                || (left == 0 && pieces.get((int) pair).compareTo(pieces.get((int) other)) < 0);
    }

    private void join(int left, int right) {
        int joined = pieces.size();
        pieces.add(pieces.get(left) + pieces.get(right));
        for (int i = 0; i < words.size(); i++) {
            int[] word = words.get(i);
            int[] shorter = new int[word.length];
            int size = 0;
            for (int j = 0; j < word.length; j++) {
                boolean match = j + 1 < word.length && word[j] == left && word[j + 1] == right;
                shorter[size++] = match ? joined : word[j];
                if (match) {
                    j++;
                }
            }
            if (size < word.length) {
                words.set(i, Arrays.copyOf(shorter, size));
            }
        }
    }

    private static long pair(int left, int right) {
        return ((long) left << 32) | right;
    }
}
