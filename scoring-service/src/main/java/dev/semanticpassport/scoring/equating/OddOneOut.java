package dev.semanticpassport.scoring.equating;

import dev.semanticpassport.core.statistics.EValue;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A bet on which answer stands out: of the earlier answers to a prompt and a later one, the later
 * is the least like the others. While one model gave all of them, each could as well be the one
 * that stands out; so with weights w that follow from likeness alone, m · w(later) / Σ w, m being
 * their number, has mean 1, and so have the products over prompts. Several boldnesses are played at
 * once, and the wealth is the mean of theirs.
 */
final class OddOneOut {
    private static final double[] BOLDNESS = {1, 4, 16};
    private static final Pattern WORDS = Pattern.compile("[\\p{L}\\p{N}]+");

    private final double[] logWealth = new double[BOLDNESS.length];

    /**
     * @param earlier answers to the prompt, at least two: of two answers neither stands out
     */
    void bet(List<String> earlier, String later) {
        int count = earlier.size() + 1;
        double[] oddness = oddness(earlier, later);
        for (int i = 0; i < BOLDNESS.length; i++) {
            double sum = 0;
            for (double odd : oddness) {
                sum += StrictMath.exp(BOLDNESS[i] * (odd - oddness[count - 1]));
            }
            logWealth[i] += StrictMath.log(count / sum);
        }
    }

    EValue wealth() {
        return EValue.mean(Arrays.stream(logWealth).mapToObj(EValue::new).toList());
    }

    /** How far each is from the others on average, in [0, 1]; the later one's last. */
    private static double[] oddness(List<String> earlier, String later) {
        int count = earlier.size() + 1;
        double[] sums = new double[count];
        for (int i = 0; i < count; i++) {
            String one = i < earlier.size() ? earlier.get(i) : later;
            for (int j = 0; j < i; j++) {
                double distance = distance(one, earlier.get(j));
                sums[i] += distance;
                sums[j] += distance;
            }
        }
        return Arrays.stream(sums).map(sum -> sum / (count - 1)).toArray();
    }

    /** 0 for the same text; else 1 less the share of words that both have. */
    private static double distance(String one, String other) {
        if (one.equals(other)) {
            return 0;
        }
        Set<String> words = words(one);
        Set<String> others = words(other);
        Set<String> all = new HashSet<>(words);
        all.addAll(others);
        words.retainAll(others);
        return all.isEmpty() ? 1 : 1 - words.size() / (double) all.size();
    }

    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        var matcher = WORDS.matcher(text.toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }
}
