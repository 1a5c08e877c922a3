package dev.semanticpassport.recognition.mixing;

import dev.semanticpassport.recognition.describing.GivenAnswer;
import dev.semanticpassport.recognition.describing.KnownModel;
import dev.semanticpassport.recognition.enrolling.Panel;
import dev.semanticpassport.recognition.learning.Discriminant;
import dev.semanticpassport.recognition.learning.Portrait;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/**
 * Tests whether some of an endpoint's answers come from another model of a panel. If one model gave
 * all of them, they could have changed places with the answers that enrolled it: to the same prompt
 * where both were asked it, else any with any. The evidence for each mixture is set against what
 * exchanged answers have; the most of it is computed after each of many random exchanges, and the
 * p-value is (1 + exchanges with as much) / (1 + exchanges). The portrait of the pool lacks the
 * answer that it is compared with, and another model's portrait lacks its answer to the same
 * prompt, so that both kinds of answers are treated alike.
 *
 * <p>The p-value holds only as far as answers are exchangeable. At common prompts it is exact where
 * the model, served as when it was enrolled, could as well have given each answer then as now. At
 * other prompts these have to be as if drawn at random together with those of enrolment; even then
 * it is exact only but for what the prompts of enrolment do to the portraits of other models, which
 * measurements bound and no proof does. Other settings of the same model look like another model.
 * Safe for several threads.
 */
public final class MixtureWeighing {
    /** Other models that are weighed at most; of larger panels the likeliest. */
    private static final int MOST_OTHERS = 100;

    /** Answers of another model from which is learnt what a single one tells. */
    private static final int MOST_LEARNT = 60;

    private static final int FEWEST_EXCHANGES = 999;
    private static final int MOST_EXCHANGES = 19_999;
    private static final double EXCHANGES_AT_LEVEL = 50;

    private final Panel panel;
    private final Map<String, KnownModel> enrolment = new HashMap<>();

    /** By model and prompt the answers of enrolment; of a panel so small that all are weighed. */
    private final Map<Integer, Map<String, List<Portrait>>> singles = new ConcurrentHashMap<>();

    /**
     * @param models that were enrolled into the panel, with their answers
     */
    public MixtureWeighing(Panel panel, List<KnownModel> models) {
        this.panel = panel;
        models.forEach(model -> enrolment.putIfAbsent(model.name(), model));
    }

    /** An answer of the pool. */
    private record Pooled(String prompt, Portrait single, boolean askedNow) {}

    /**
     * Weighs whether some of the answers come from another model than the rest.
     *
     * @param claimed place in the panel of the model that the rest comes from
     * @param others places of the models that some could come from
     * @param answers of the endpoint
     * @param level false alarms that are allowed, in (0, 1)
     */
    public Weighed weigh(
            int claimed,
            Collection<Integer> others,
            List<GivenAnswer> answers,
            double level,
            RandomGenerator random) {
        List<Pooled> pool = new ArrayList<>();
        singles(claimed)
                .forEach((prompt, ofPrompt) ->
                        ofPrompt.forEach(single -> pool.add(new Pooled(prompt, single, false))));
        portrayed(answers)
                .forEach((prompt, ofPrompt) ->
                        ofPrompt.forEach(single -> pool.add(new Pooled(prompt, single, true))));
        Optional<Exchange> exchange = exchange(pool);
        int exchanges =
                (int)
                        Math.clamp(
                                Math.ceil(EXCHANGES_AT_LEVEL / level) - 1,
                                FEWEST_EXCHANGES,
                                MOST_EXCHANGES);
        List<Integer> weighed = others.stream().filter(other -> other != claimed).toList();
        if (weighed.isEmpty()) {
            return new Weighed.Unsupported("the panel has no other model that some could be of");
        }
        if (exchange.isEmpty()) {
            return new Weighed.Unsupported("no answer can be compared with those of enrolment");
        }
        if (exchange.get().attainable(exchanges) > level) {
            return new Weighed.Unsupported(
                    String.format(
                            Locale.ROOT,
                            "%d answers can change places in ways that support a level of %.3g at"
                                    + " best, not %s",
                            exchange.get().asked().length,
                            exchange.get().attainable(exchanges),
                            level));
        }
        return tested(claimed, weighed, pool, exchange.get(), exchanges, random);
    }

    private List<GivenAnswer> answers(int model) {
        KnownModel known = enrolment.get(panel.models().get(model).name());
        return known == null ? List.of() : known.answers();
    }

    /** By prompt where most of the prompts enrolled the model too. */
    private static Optional<Exchange> exchange(List<Pooled> pool) {
        Map<String, Integer> enrolled = new HashMap<>();
        List<Integer> others = new ArrayList<>();
        List<Integer> asked = new ArrayList<>();
        List<Integer> common = new ArrayList<>();
        List<Integer> partners = new ArrayList<>();
        for (int i = 0; i < pool.size(); i++) {
            Pooled one = pool.get(i);
            if (!one.askedNow()) {
                enrolled.putIfAbsent(one.prompt(), i);
                others.add(i);
                continue;
            }
            asked.add(i);
            Integer partner = enrolled.remove(one.prompt());
            if (partner != null) {
                common.add(i);
                partners.add(partner);
            }
        }
        if (asked.isEmpty() || others.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                2 * common.size() >= asked.size()
                        ? Exchange.paired(array(common), array(partners))
                        : Exchange.free(array(asked), array(others)));
    }

    private static int[] array(List<Integer> places) {
        return places.stream().mapToInt(Integer::intValue).toArray();
    }

    private Weighed tested(
            int claimed,
            List<Integer> others,
            List<Pooled> pool,
            Exchange exchange,
            int exchanges,
            RandomGenerator random) {
        PooledRatios ratios = ratios(pool);
        List<Integer> likeliest = likeliest(others, ratios);
        List<double[]> advantages = new ArrayList<>();
        for (int other : likeliest) {
            advantages.add(
                    ratios.advantages(panel.models().get(other), singles(other), MOST_LEARNT));
        }
        Gains gains = Gains.of(advantages, exchange);
        int[] asked = exchange.asked();
        double most = gains.most(asked);
        int asMuch = 0;
        for (int i = 0; i < exchanges; i++) {
            asMuch += Gains.asMuch(gains.most(exchange.drawn(random)), most) ? 1 : 0;
        }
        int place = gains.likeliest(asked);
        Profile profile = Profile.of(advantages.get(place), asked);
        double evidence = profile.evidence();
        return new Weighed.Tested(
                evidence > 0
                        ? new Mixture(
                                panel.models().get(likeliest.get(place)).name(),
                                profile.share(),
                                evidence)
                        : new Mixture(panel.models().get(claimed).name(), 0, 0),
                evidence > 0 ? profile.lowest() : 0,
                profile.highest(),
                (1.0 + asMuch) / (1.0 + exchanges),
                exchange.attainable(exchanges),
                asked.length,
                exchange.isPaired());
    }

    private PooledRatios ratios(List<Pooled> pool) {
        List<Portrait> singles = pool.stream().map(Pooled::single).toList();
        return new PooledRatios(
                panel.background().discriminant(),
                Portrait.together(singles),
                pool.stream().map(Pooled::prompt).toList(),
                singles);
    }

    /** Of a large panel those that explain some answers of the pool best. */
    private List<Integer> likeliest(List<Integer> others, PooledRatios ratios) {
        if (others.size() <= MOST_OTHERS) {
            return others;
        }
        Map<Integer, Double> explained = new HashMap<>();
        others.forEach(other -> explained.put(other, ratios.explained(panel.models().get(other))));
        return others.stream()
                .sorted((left, right) ->
                        Double.compare(
                                explained.getOrDefault(right, 0.0),
                                explained.getOrDefault(left, 0.0)))
                .limit(MOST_OTHERS)
                .toList();
    }

    private Map<String, List<Portrait>> singles(int model) {
        return panel.models().size() <= MOST_OTHERS
                ? singles.computeIfAbsent(model, one -> portrayed(answers(one)))
                : portrayed(answers(model));
    }

    /** By prompt each answer by itself; empty ones are left out. */
    private Map<String, List<Portrait>> portrayed(List<GivenAnswer> answers) {
        Discriminant discriminant = panel.background().discriminant();
        Map<String, List<Portrait>> portrayed = new LinkedHashMap<>();
        for (GivenAnswer answer : answers) {
            panel.background()
                    .contrast(answer)
                    .map(contrast -> discriminant.portray(List.of(contrast)))
                    .ifPresent(single ->
                            portrayed
                                    .computeIfAbsent(answer.prompt(), _ -> new ArrayList<>())
                                    .add(single));
        }
        return portrayed;
    }
}
