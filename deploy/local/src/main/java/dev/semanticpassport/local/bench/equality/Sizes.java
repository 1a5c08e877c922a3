package dev.semanticpassport.local.bench.equality;

import dev.semanticpassport.core.statistics.Proportion;
import dev.semanticpassport.recognition.describing.GivenAnswer;
import dev.semanticpassport.recognition.equating.KnownWords;
import dev.semanticpassport.recognition.equating.PaddedHammingKernel;
import dev.semanticpassport.recognition.equating.RankBetting;
import dev.semanticpassport.recognition.equating.TwoSamples;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** How often the tests are wrong on a model that is compared with itself. */
final class Sizes {
    static final List<Double> ALPHAS = List.of(.05, .01, .001);

    private static final int PROMPTS = 5;
    private static final int OF_EACH = 6;
    private static final int ENOUGH = 20;
    private static final int MOST = 19_999;
    private static final int LOOKS = 40;
    private static final int REFERENCES = 8;

    private final Supply supply;
    private final int runs;

    Sizes(Supply supply, int runs) {
        this.supply = supply;
        this.runs = runs;
    }

    /** The permutation test that stops early, of some answers to some prompts on each side. */
    Map<Double, Proportion> permutations(RandomGenerator random) {
        int[] wrong = new int[ALPHAS.size()];
        List<String> prompts = new ArrayList<>(supply.prompts());
        for (int run = 0; run < runs; run++) {
            Collections.shuffle(prompts, random);
            List<GivenAnswer> one = new ArrayList<>();
            List<GivenAnswer> other = new ArrayList<>();
            for (String prompt : prompts.subList(0, PROMPTS)) {
                List<String> drawn = supply.drawn(prompt, 2 * OF_EACH, random);
                for (int i = 0; i < drawn.size(); i++) {
                    (i < OF_EACH ? one : other).add(new GivenAnswer(prompt, drawn.get(i)));
                }
            }
            double p =
                    TwoSamples.of(one, other, new PaddedHammingKernel(200))
                            .sequentialChance(ENOUGH, MOST, random)
                            .p();
            for (int i = 0; i < wrong.length; i++) {
                wrong[i] += p <= ALPHAS.get(i) ? 1 : 0;
            }
        }
        return shares(wrong);
    }

    /** The sequential test, looked at after each of 40 answers. */
    Map<Double, Proportion> sequential(RandomGenerator random) {
        int[] wrong = new int[ALPHAS.size()];
        KnownWords known = new KnownWords(supply.known());
        for (int run = 0; run < runs; run++) {
            RankBetting betting = RankBetting.usual(known);
            double highest = 0;
            List<String> prompts = new ArrayList<>(supply.prompts());
            for (int look = 0; look < LOOKS; look++) {
                if (look % prompts.size() == 0) {
                    Collections.shuffle(prompts, random);
                }
                String prompt = prompts.get(look % prompts.size());
                List<String> drawn = supply.drawn(prompt, REFERENCES + 1, random);
                double ln =
                        betting.bet(prompt, drawn.getFirst(), drawn.subList(1, drawn.size())).ln();
                highest = Math.max(highest, ln);
            }
            for (int i = 0; i < wrong.length; i++) {
                wrong[i] += highest >= -Math.log(ALPHAS.get(i)) ? 1 : 0;
            }
        }
        return shares(wrong);
    }

    private Map<Double, Proportion> shares(int[] wrong) {
        Map<Double, Proportion> shares = new LinkedHashMap<>();
        for (int i = 0; i < wrong.length; i++) {
            shares.put(ALPHAS.get(i), new Proportion(wrong[i], runs));
        }
        return shares;
    }
}
