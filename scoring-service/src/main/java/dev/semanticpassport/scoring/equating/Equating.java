package dev.semanticpassport.scoring.equating;

import dev.semanticpassport.contracts.Finding;
import dev.semanticpassport.core.statistics.EValue;
import dev.semanticpassport.recognition.describing.GivenAnswer;
import dev.semanticpassport.recognition.equating.KnownWords;
import dev.semanticpassport.recognition.equating.RankBetting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * Compares two series of answers to the same prompts by a bet: shown both answers to a prompt,
 * which is the later one? While one model gave both, nobody can win at that for long, whatever is
 * learnt from the prompts before. What is usual of the model is learnt from the earlier answers to
 * every second prompt; the bets are on the others, so that no answer is compared with itself.
 */
public final class Equating {
    /** Fewer pairs tell nothing. */
    private static final int FEWEST_PAIRS = 4;

    private static final List<String> ASSUMPTIONS =
            List.of(
                    "Both times the same prompts were asked in conversations of their own, with the"
                            + " same parameters.",
                    "While one model serves the endpoint, an earlier and a later answer to a prompt"
                            + " could change places.");

    private Equating() {}

    /**
     * @param earlierVerification who gave the earlier answers
     * @param earlier answers, in the order of their prompts
     * @param later answers, in the order of their prompts
     */
    public static Finding equate(
            UUID earlierVerification, List<GivenAnswer> earlier, List<GivenAnswer> later) {
        Map<String, String> laterOnes = new LinkedHashMap<>();
        later.forEach(answer -> laterOnes.putIfAbsent(answer.prompt(), answer.text()));
        List<GivenAnswer> learnt = new ArrayList<>();
        List<GivenAnswer> bet = new ArrayList<>();
        for (GivenAnswer answer : earlier) {
            if (laterOnes.containsKey(answer.prompt())) {
                (learnt.size() <= bet.size() ? learnt : bet).add(answer);
            }
        }
        if (bet.size() < FEWEST_PAIRS) {
            return new Finding.NotCompared(
                    "Only "
                            + (learnt.size() + bet.size())
                            + " prompts were answered both times; at least "
                            + 2 * FEWEST_PAIRS
                            + " are needed to compare.");
        }
        RankBetting betting = RankBetting.usual(new KnownWords(learnt));
        EValue wealth = EValue.ONE;
        int unlike = 0;
        for (GivenAnswer reference : bet) {
            String served = laterOnes.getOrDefault(reference.prompt(), "");
            unlike += served.equals(reference.text()) ? 0 : 1;
            wealth = betting.bet(reference.prompt(), served, List.of(reference.text()));
        }
        return found(earlierVerification, bet.size(), unlike, wealth);
    }

    private static Finding found(UUID earlier, int pairs, int unlike, EValue wealth) {
        double log10 = wealth.log10();
        return new Finding.Equated(
                earlier,
                pairs,
                log10,
                Math.min(1, Math.pow(10, -log10)),
                String.format(
                        Locale.ROOT,
                        "%d of %d answers differ from the earlier ones; the evidence that another"
                                + " model gave them is E = %.3g, which comes up for the same model"
                                + " with a chance of at most %.3g.",
                        unlike,
                        pairs,
                        Math.pow(10, log10),
                        Math.min(1, Math.pow(10, -log10))),
                ASSUMPTIONS);
    }
}
