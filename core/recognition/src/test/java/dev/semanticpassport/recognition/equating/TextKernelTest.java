package dev.semanticpassport.recognition.equating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.semanticpassport.core.Seeds;
import dev.semanticpassport.recognition.describing.GivenAnswer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class TextKernelTest {
    private static final List<TextKernel> ALL =
            List.of(
                    new HammingKernel(9),
                    new PaddedHammingKernel(9),
                    new WordSpectrumKernel(2),
                    SubstringKernel.all(9),
                    new SubstringKernel(9, 3));

    @Test
    void theStatisticIsThePublishedOneToThePadding() {
        Seeds.forAll(
                50,
                random -> {
                    List<GivenAnswer> one = answers(random, 9);
                    List<GivenAnswer> other = answers(random, 7);

                    assertThat(TwoSamples.of(one, other, new PaddedHammingKernel(6)).statistic())
                            .isCloseTo(published(one, other, 6), within(1e-6));
                });
    }

    @Test
    void oneExampleIsWorkedOutByHand() {
        // padded to 4 with '.': "ab..", "abcd" | "a...", "xbcd"
        List<GivenAnswer> one = List.of(new GivenAnswer("p", "ab"), new GivenAnswer("p", "abcd"));
        List<GivenAnswer> other = List.of(new GivenAnswer("p", "a"), new GivenAnswer("p", "xbcd"));

        double statistic = TwoSamples.of(one, other, new PaddedHammingKernel(4)).statistic();

        // ab..-abcd 2/4; a...-xbcd 0; across: ab..-a... 3/4, ab..-xbcd 1/4, abcd-a... 1/4,
        // abcd-xbcd
        // 3/4
        assertThat(statistic).isCloseTo(.5 - 2 * .5 + 0, within(1e-12));
    }

    @Test
    void substringsAreCountedWithTheirOccurrences() {
        Seeds.forAll(
                100,
                random -> {
                    String left = text(random, 8);
                    String right = text(random, 8);

                    assertThat(SubstringKernel.all(20).common(left, right))
                            .isEqualTo(product(runs(left, 20), runs(right, 20)));
                    assertThat(new SubstringKernel(20, 2).common(left, right))
                            .isEqualTo(product(runs(left, 2), runs(right, 2)));
                });
    }

    @Test
    void runsOfWordsAreCountedWithTheirOccurrences() {
        // a 2·1, b 1·1, "a b" 1·1
        assertThat(new WordSpectrumKernel(2).common("a b a", "a b")).isEqualTo(4);
        assertThat(new WordSpectrumKernel(1).common("Yes, yes!", "yes")).isEqualTo(1);
    }

    @Test
    void aLikenessIsSymmetricWithinBoundsAndOneForEqualTexts() {
        Seeds.forAll(
                100,
                random -> {
                    String left = text(random, 12);
                    String right = text(random, 12);
                    for (TextKernel kernel : ALL) {
                        assertThat(kernel.of(left, right)).isBetween(0.0, 1 + 1e-12);
                        assertThat(kernel.of(left, right))
                                .isCloseTo(kernel.of(right, left), within(1e-12));
                        assertThat(kernel.of(left, left)).isCloseTo(1, within(1e-12));
                    }
                });
    }

    @Test
    void emptyTextsAreLikeEachOtherAlone() {
        for (TextKernel kernel : ALL) {
            assertThat(kernel.of("", "")).isEqualTo(1);
        }
        assertThat(new HammingKernel(5).of("", "a")).isZero();
        assertThat(new WordSpectrumKernel(2).of("", "a")).isZero();
        assertThat(SubstringKernel.all(5).of("", "a")).isZero();
    }

    @Test
    void kernelsThatLookAtNothingAreRefused() {
        assertThatThrownBy(() -> new PaddedHammingKernel(0)).hasMessageContaining("one character");
        assertThatThrownBy(() -> new WordSpectrumKernel(0)).hasMessageContaining("one word");
        assertThatThrownBy(() -> new SubstringKernel(5, 0)).hasMessageContaining("one character");
    }

    /** As published: padded, zero across prompts, unit diagonal, means over pairs of one prompt. */
    private static double published(List<GivenAnswer> one, List<GivenAnswer> other, int length) {
        return mean(one, one, length, true)
                - 2 * mean(one, other, length, false)
                + mean(other, other, length, true);
    }

    private static double mean(
            List<GivenAnswer> left, List<GivenAnswer> right, int length, boolean same) {
        double sum = 0;
        int pairs = 0;
        for (int i = 0; i < left.size(); i++) {
            for (int j = 0; j < right.size(); j++) {
                if ((same && i == j) || !left.get(i).prompt().equals(right.get(j).prompt())) {
                    continue;
                }
                char[] padded = padded(left.get(i).text(), length);
                char[] against = padded(right.get(j).text(), length);
                int equal = 0;
                for (int at = 0; at < length; at++) {
                    equal += padded[at] == against[at] ? 1 : 0;
                }
                sum += (double) equal / length;
                pairs++;
            }
        }
        return sum / pairs;
    }

    private static char[] padded(String text, int length) {
        char[] padded = new char[length];
        for (int i = 0; i < length; i++) {
            padded[i] = i < text.length() ? text.charAt(i) : '\uffff';
        }
        return padded;
    }

    private static Map<String, Integer> runs(String text, int longest) {
        Map<String, Integer> runs = new HashMap<>();
        for (int start = 0; start < text.length(); start++) {
            for (int end = start + 1; end <= Math.min(text.length(), start + longest); end++) {
                runs.merge(text.substring(start, end), 1, Integer::sum);
            }
        }
        return runs;
    }

    private static double product(Map<String, Integer> left, Map<String, Integer> right) {
        double sum = 0;
        for (Map.Entry<String, Integer> run : left.entrySet()) {
            sum += (double) run.getValue() * right.getOrDefault(run.getKey(), 0);
        }
        return sum;
    }

    private static List<GivenAnswer> answers(RandomGenerator random, int size) {
        List<GivenAnswer> answers = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            answers.add(new GivenAnswer("p" + i % 3, text(random, 9)));
        }
        return answers;
    }

    private static String text(RandomGenerator random, int longest) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(1, longest + 1);
        for (int i = 0; i < length; i++) {
            text.append((char) ('a' + random.nextInt(3)));
        }
        return text.toString();
    }
}
