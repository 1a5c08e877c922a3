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
import org.jspecify.annotations.Nullable;

/**
 * Compares a later series of answers with one or two earlier ones to the same prompts, by bets on
 * which answer to a prompt is the later one. While one model gave all of them, nobody can win at
 * that for long. One bet learns from prompt to prompt; what is usual of the model it learns from
 * the earlier answers to every second prompt, and it is played on the others, so that no answer is
 * compared with itself. Where there are two earlier series, another is that the later answer stands
 * out; it is played on every prompt. The evidence is the mean of the two.
 */
public final class Equating {
    /** Fewer prompts tell nothing. */
    private static final int FEWEST_PROMPTS = 8;

    private static final List<String> ASSUMPTIONS =
            List.of(
                    "Each time the same prompts were asked in conversations of their own, with the"
                            + " same parameters.",
                    "While one model serves the endpoint, the answers to a prompt could change"
                            + " places.");

    private Equating() {}

    /** A prompt that was answered every time. */
    private record Answered(String prompt, List<String> earlier, String later) {}

    /**
     * @param earlierVerification who gave the first of the earlier answers
     * @param earlier one or two series of answers, in the order of their prompts
     * @param later answers
     */
    public static Finding equate(
            UUID earlierVerification, List<List<GivenAnswer>> earlier, List<GivenAnswer> later) {
        List<Answered> common = common(earlier, later);
        if (common.size() < FEWEST_PROMPTS) {
            return new Finding.NotCompared(
                    "Only "
                            + common.size()
                            + " prompts were answered each time; at least "
                            + FEWEST_PROMPTS
                            + " are needed to compare.");
        }
        EValue learning = learning(common);
        EValue evidence =
                earlier.size() < 2 ? learning : EValue.mean(List.of(learning, standingOut(common)));
        return found(earlierVerification, common, evidence);
    }

    private static List<Answered> common(List<List<GivenAnswer>> earlier, List<GivenAnswer> later) {
        List<Map<String, String>> others = new ArrayList<>();
        earlier.subList(1, earlier.size()).forEach(series -> others.add(byPrompt(series)));
        others.add(byPrompt(later));
        List<Answered> common = new ArrayList<>();
        byPrompt(earlier.getFirst())
                .forEach((prompt, first) -> {
                    List<@Nullable String> all = new ArrayList<>();
                    all.add(first);
                    others.forEach(series -> all.add(series.get(prompt)));
                    List<String> given = new ArrayList<>();
                    for (String text : all) {
                        if (text != null) {
                            given.add(text);
                        }
                    }
                    if (given.size() == all.size()) {
                        common.add(
                                new Answered(
                                        prompt,
                                        given.subList(0, given.size() - 1),
                                        given.getLast()));
                    }
                });
        return common;
    }

    private static Map<String, String> byPrompt(List<GivenAnswer> answers) {
        Map<String, String> byPrompt = new LinkedHashMap<>();
        answers.forEach(answer -> byPrompt.putIfAbsent(answer.prompt(), answer.text()));
        return byPrompt;
    }

    private static EValue learning(List<Answered> common) {
        List<GivenAnswer> learnt = new ArrayList<>();
        for (int i = 0; i < common.size(); i += 2) {
            Answered one = common.get(i);
            one.earlier().forEach(text -> learnt.add(new GivenAnswer(one.prompt(), text)));
        }
        RankBetting betting = RankBetting.usual(new KnownWords(learnt));
        EValue wealth = EValue.ONE;
        for (int i = 1; i < common.size(); i += 2) {
            Answered one = common.get(i);
            wealth = betting.bet(one.prompt(), one.later(), one.earlier());
        }
        return wealth;
    }

    private static EValue standingOut(List<Answered> common) {
        OddOneOut bet = new OddOneOut();
        common.forEach(one -> bet.bet(one.earlier(), one.later()));
        return bet.wealth();
    }

    private static Finding found(UUID earlier, List<Answered> common, EValue evidence) {
        double log10 = evidence.log10();
        double chance = Math.min(1, Math.pow(10, -log10));
        long unlike = common.stream().filter(one -> !one.earlier().contains(one.later())).count();
        return new Finding.Equated(
                earlier,
                common.size(),
                log10,
                chance,
                String.format(
                        Locale.ROOT,
                        "%d of %d answers are none of the earlier ones; the evidence that another"
                                + " model gave them is E = %.3g, which comes up for the same model"
                                + " with a chance of at most %.3g.",
                        unlike,
                        common.size(),
                        Math.pow(10, log10),
                        chance),
                ASSUMPTIONS);
    }
}
