package dev.semanticpassport.local.bench.tree;

import dev.semanticpassport.meaning.language.Language;
import dev.semanticpassport.meaning.language.Word;
import dev.semanticpassport.meaning.language.Words;
import dev.semanticpassport.writing.Message;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The writing as every method gets it: paragraphs of telling stems. */
final class Tokens {
    private static final Words WORDS = new Words(Language.SHIPPED);

    private final List<List<String>> paragraphs = new ArrayList<>();
    private final Map<String, Integer> paragraphsWith = new HashMap<>();

    static Tokens of(List<Message> messages) {
        Tokens tokens = new Tokens();
        for (Message message : messages) {
            for (String paragraph : message.text().split("\\n\\s*\\n", -1)) {
                List<String> stems = stems(paragraph);
                if (!stems.isEmpty()) {
                    tokens.paragraphs.add(stems);
                    new TreeSet<>(stems)
                            .forEach(stem -> tokens.paragraphsWith.merge(stem, 1, Integer::sum));
                }
            }
        }
        return tokens;
    }

    static List<String> stems(String text) {
        return WORDS.of(text).stream().filter(Word::isTelling).map(Word::stem).toList();
    }

    List<List<String>> paragraphs() {
        return paragraphs;
    }

    double inverseFrequency(String stem) {
        return Math.log((1.0 + paragraphs.size()) / (1 + paragraphsWith.getOrDefault(stem, 0)));
    }

    int paragraphsWith(String stem) {
        return paragraphsWith.getOrDefault(stem, 0);
    }

    /** The stems with the highest TF-IDF in some paragraphs taken together. */
    List<String> telling(List<Integer> some, int most) {
        Map<String, Integer> counts = new HashMap<>();
        for (int paragraph : some) {
            paragraphs.get(paragraph).forEach(stem -> counts.merge(stem, 1, Integer::sum));
        }
        return telling(counts, most);
    }

    List<String> telling(Map<String, Integer> counts, int most) {
        return counts.entrySet().stream()
                .sorted(
                        Comparator.<Map.Entry<String, Integer>>comparingDouble(entry ->
                                        -entry.getValue() * inverseFrequency(entry.getKey()))
                                .thenComparing(Map.Entry::getKey))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }
}
