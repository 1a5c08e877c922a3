package dev.semanticpassport.recognition.equating;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which word follows what in answers, from the particular to the general: after the same beginning
 * of an answer to the same prompt, after the same word there, after the same two words and after
 * the same word anywhere, anywhere at all. Where a context was seen n times with t different words
 * after it, a word's chance is (its count + t · its chance in the next more general context) / (n +
 * t) (Witten and Bell 1991).
 */
final class WordCounts {
    /** Stands after the last word. */
    static final String END = "";

    private static final int LEVELS = 5;
    private static final int ANYWHERE = 4;

    private final Map<Long, Context> contexts = new HashMap<>();

    private static final class Context {
        private final Map<String, Integer> counts = new HashMap<>();
        private int total;
    }

    /** Counts an answer; its words end with {@link #END}. */
    void learn(String prompt, List<String> words) {
        long beginning = prompt.hashCode();
        for (int at = 0; at < words.size(); at++) {
            for (int level = 0; level < LEVELS; level++) {
                Context context =
                        contexts.computeIfAbsent(
                                key(level, prompt, beginning, words, at), _ -> new Context());
                context.counts.merge(words.get(at), 1, Integer::sum);
                context.total++;
            }
            beginning = mixed(beginning, words.get(at).hashCode());
        }
    }

    /**
     * The chance of each word after those before it.
     *
     * @param otherwise the chance of each word where no context says anything of it
     */
    double[] chances(String prompt, List<String> words, double[] otherwise) {
        double[] chances = new double[words.size()];
        long beginning = prompt.hashCode();
        for (int at = 0; at < chances.length; at++) {
            double chance = otherwise[at];
            for (int level = LEVELS - 1; level >= 0; level--) {
                chance =
                        refined(
                                contexts.get(key(level, prompt, beginning, words, at)),
                                words.get(at),
                                chance);
            }
            chances[at] = chance;
            beginning = mixed(beginning, words.get(at).hashCode());
        }
        return chances;
    }

    private static double refined(@Nullable Context context, String word, double chance) {
        if (context == null) {
            return chance;
        }
        double kinds = context.counts.size();
        return (context.counts.getOrDefault(word, 0) + kinds * chance) / (context.total + kinds);
    }

    private static long key(int level, String prompt, long beginning, List<String> words, int at) {
        return switch (level) {
            case 0 -> mixed(beginning, level);
            case 1 -> mixed(mixed(level, prompt.hashCode()), before(words, at, 1));
            case 2 -> mixed(mixed(level, before(words, at, 2)), before(words, at, 1));
            case 3 -> mixed(level, before(words, at, 1));
            default -> ANYWHERE;
        };
    }

    private static long before(List<String> words, int at, int steps) {
        return at < steps ? -steps : words.get(at - steps).hashCode();
    }

    /** The finishing step of splitmix64 (Steele, Lea, Flood 2014) over both. */
    private static long mixed(long one, long other) {
        long mixed = one * 0x9e3779b97f4a7c15L + other;
        mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
