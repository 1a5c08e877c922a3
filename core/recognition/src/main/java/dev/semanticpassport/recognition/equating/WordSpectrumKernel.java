package dev.semanticpassport.recognition.equating;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs of up to so many words are features, by how often they stand in the text: the spectrum
 * kernel over words.
 *
 * @param words in the longest run, at least 1
 */
public record WordSpectrumKernel(int words) implements TextKernel {
    public WordSpectrumKernel {
        if (words < 1) {
            throw new IllegalArgumentException("A run has one word at least, not " + words);
        }
    }

    @Override
    public double common(String left, String right) {
        Map<List<String>, Integer> ofRight = runs(right);
        double common = 0;
        for (Map.Entry<List<String>, Integer> run : runs(left).entrySet()) {
            common += (double) run.getValue() * ofRight.getOrDefault(run.getKey(), 0);
        }
        return common;
    }

    private Map<List<String>, Integer> runs(String text) {
        List<String> all = WordCutting.words(text);
        Map<List<String>, Integer> runs = new HashMap<>();
        for (int start = 0; start < all.size(); start++) {
            for (int length = 1; length <= words && start + length <= all.size(); length++) {
                runs.merge(all.subList(start, start + length), 1, Integer::sum);
            }
        }
        return runs;
    }
}
