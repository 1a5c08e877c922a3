package dev.semanticpassport.recognition.equating;

import dev.semanticpassport.recognition.describing.GivenAnswer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How the known model words its answers, learnt beforehand from answers of its that are not bet on:
 * one half is counted, and by the other it is known how unlikely its own answers to a prompt look.
 * Several runs may share it, one after the other.
 */
public final class KnownWords {
    /** Chance of a word that was never seen; there are about so many words in use. */
    private static final double UNHEARD = 1e-4;

    private final WordCounts counts = new WordCounts();
    private final Map<String, double[]> usual = new HashMap<>();
    private final Map<GivenAnswer, Read> read = new HashMap<>();

    /** A text in words, and the chance of each by the known model. */
    static final class Read {
        private final List<String> words;
        private final double[] chances;
        private final double surprise;

        Read(List<String> words, double[] chances) {
            this.words = words;
            this.chances = chances;
            double sum = 0;
            for (double chance : chances) {
                sum -= StrictMath.log(chance);
            }
            this.surprise = sum;
        }

        List<String> words() {
            return words;
        }

        /** Of each word; shared, not to be changed. */
        double[] chances() {
            return chances;
        }

        /** −ln of the chance of the whole. */
        double surprise() {
            return surprise;
        }
    }

    /**
     * @param answers of the known model, several to each prompt, in an order without meaning
     */
    public KnownWords(List<GivenAnswer> answers) {
        Map<String, List<String>> kept = new HashMap<>();
        Map<String, Integer> seen = new HashMap<>();
        for (GivenAnswer answer : answers) {
            if (seen.merge(answer.prompt(), 1, Integer::sum) % 2 == 1) {
                counts.learn(answer.prompt(), words(answer.text()));
            } else {
                kept.computeIfAbsent(answer.prompt(), _ -> new ArrayList<>()).add(answer.text());
            }
        }
        kept.forEach((prompt, texts) -> {
            double[] surprises =
                    texts.stream().mapToDouble(text -> read(prompt, text).surprise()).toArray();
            Arrays.sort(surprises);
            usual.put(prompt, surprises);
        });
    }

    Read read(String prompt, String text) {
        return read.computeIfAbsent(
                new GivenAnswer(prompt, text),
                answer -> {
                    List<String> words = words(answer.text());
                    double[] otherwise = new double[words.size()];
                    Arrays.fill(otherwise, UNHEARD);
                    return new Read(words, counts.chances(answer.prompt(), words, otherwise));
                });
    }

    /** The share of the known model's answers to the prompt that are less likely; ½ if unknown. */
    double rarer(String prompt, Read answer) {
        double[] surprises = usual.getOrDefault(prompt, new double[0]);
        int above = 0;
        int same = 0;
        for (double surprise : surprises) {
            above += surprise > answer.surprise() ? 1 : 0;
            same += surprise == answer.surprise() ? 1 : 0;
        }
        return (above + .5 * same + .5) / (surprises.length + 1);
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>(WordCutting.words(text));
        words.add(WordCounts.END);
        return List.copyOf(words);
    }
}
