package dev.semanticpassport.local.bench.equality;

import dev.semanticpassport.recognition.equating.Betting;
import dev.semanticpassport.recognition.equating.HammingKernel;
import dev.semanticpassport.recognition.equating.KnownWords;
import dev.semanticpassport.recognition.equating.RankBetting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** After how many answers it is noticed that a share of them comes from another model. */
final class Catching {
    /** Never caught. */
    static final double NEVER = Double.POSITIVE_INFINITY;

    private static final double LN_THRESHOLD = Math.log(20);

    private final Supply supply;
    private final KnownWords known;
    private final int most;

    /**
     * @param most answers until it is given up
     */
    Catching(Supply supply, int most) {
        this.supply = supply;
        this.known = new KnownWords(supply.known());
        this.most = most;
    }

    /** How one answer more is judged. */
    private interface Judge {
        double ln(String prompt, String served, List<String> references);
    }

    /** By bets among so many fresh answers of the known model. */
    List<Double> ranks(
            Map<String, List<String>> other,
            double share,
            int references,
            int runs,
            RandomGenerator random) {
        List<Double> caught = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            RankBetting betting = RankBetting.usual(known);
            caught.add(
                    caughtAt(
                            (prompt, served, fresh) -> betting.bet(prompt, served, fresh).ln(),
                            other,
                            share,
                            references,
                            random));
        }
        return caught;
    }

    /** By the plain kernel bet on pairs, which knows nothing beforehand. */
    List<Double> plainKernel(
            Map<String, List<String>> other, double share, int runs, RandomGenerator random) {
        List<Double> caught = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            Betting betting = new Betting(new HammingKernel(200));
            caught.add(
                    caughtAt(
                            (prompt, served, fresh) ->
                                    Math.log(betting.bet(prompt, fresh.getFirst(), served)),
                            other,
                            share,
                            1,
                            random));
        }
        return caught;
    }

    private double caughtAt(
            Judge judge,
            Map<String, List<String>> other,
            double share,
            int references,
            RandomGenerator random) {
        List<String> prompts = new ArrayList<>(supply.prompts());
        for (int asked = 0; asked < most; asked++) {
            if (asked % prompts.size() == 0) {
                Collections.shuffle(prompts, random);
            }
            String prompt = prompts.get(asked % prompts.size());
            List<String> drawn = supply.drawn(prompt, references + 1, random);
            String served = drawn.getFirst();
            if (random.nextDouble() < share) {
                List<String> others = other.getOrDefault(prompt, List.of());
                served = others.get(random.nextInt(others.size()));
            }
            if (judge.ln(prompt, served, drawn.subList(1, drawn.size())) >= LN_THRESHOLD) {
                return asked + 1;
            }
        }
        return NEVER;
    }

    /** The lower median; infinite where half were never caught. */
    static double median(List<Double> caught) {
        return caught.stream().sorted().toList().get((caught.size() - 1) / 2);
    }
}
