package dev.semanticpassport.recognition.mixing;

import dev.semanticpassport.recognition.contrasting.Contrast;
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
 * where both were asked it, else any with any. The evidence of the likeliest mixture is computed
 * after each of many random exchanges, and the p-value is (1 + exchanges with as much) / (1 +
 * exchanges). All that the evidence is computed from treats both kinds of answers alike, so that
 * the p-value is exact under that hypothesis, whatever the evidence is worth: the portrait of the
 * pool lacks the answer that it is compared with, and another model's portrait lacks its answer to
 * the same prompt. Safe for several threads.
 */
public final class MixtureWeighing {
    private static final double[] SHARES = {.05, .1, .2, .3, .5};

    /** Other models that are weighed at most; of larger panels the likeliest. */
    private static final int MOST_OTHERS = 100;

    /** Answers of another model from which is learnt what a single one tells. */
    private static final int MOST_LEARNT = 60;

    private static final int FEWEST_EXCHANGES = 999;
    private static final int MOST_EXCHANGES = 19_999;
    private static final double EXCHANGES_AT_LEVEL = 50;

    /** Half the 95 % quantile of χ² with one degree of freedom. */
    private static final double ABOUT_AS_WELL = 1.92;

    private static final int STEPS = 100;

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
    private record Pooled(String prompt, Contrast contrast, boolean askedNow) {}

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
        add(pool, answers(claimed), false);
        add(pool, answers, true);
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

    private void add(List<Pooled> pool, List<GivenAnswer> answers, boolean askedNow) {
        for (GivenAnswer answer : answers) {
            panel.background()
                    .contrast(answer)
                    .ifPresent(
                            contrast -> pool.add(new Pooled(answer.prompt(), contrast, askedNow)));
        }
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
        double[][] gains = gains(advantages);
        int[] asked = exchange.asked();
        int best = best(gains, asked);
        double evidence = Math.max(0, sum(gains[best], asked));
        int asMuch = 0;
        for (int i = 0; i < exchanges; i++) {
            int[] drawn = exchange.drawn(random);
            asMuch += Math.max(0, sum(gains[best(gains, drawn)], drawn)) >= evidence ? 1 : 0;
        }
        int place = best / SHARES.length;
        Profile profile = profile(advantages.get(place), asked);
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
        Discriminant discriminant = panel.background().discriminant();
        List<Contrast> contrasts = pool.stream().map(Pooled::contrast).toList();
        return new PooledRatios(
                discriminant,
                discriminant.portray(contrasts),
                pool.stream().map(Pooled::prompt).toList(),
                contrasts.stream().map(one -> discriminant.portray(List.of(one))).toList());
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
                ? singles.computeIfAbsent(model, this::portrayed)
                : portrayed(model);
    }

    private Map<String, List<Portrait>> portrayed(int model) {
        Discriminant discriminant = panel.background().discriminant();
        Map<String, List<Portrait>> portrayed = new LinkedHashMap<>();
        for (GivenAnswer answer : answers(model)) {
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

    /** By other model and share, for each answer of the pool what the mixture gains by it. */
    private static double[][] gains(List<double[]> advantages) {
        double[][] gains = new double[advantages.size() * SHARES.length][];
        for (int other = 0; other < advantages.size(); other++) {
            double[] ofOther = advantages.get(other);
            for (int share = 0; share < SHARES.length; share++) {
                double[] gain = new double[ofOther.length];
                for (int i = 0; i < gain.length; i++) {
                    gain[i] = Math.log1p(SHARES[share] * Math.expm1(ofOther[i]));
                }
                gains[other * SHARES.length + share] = gain;
            }
        }
        return gains;
    }

    private static int best(double[][] gains, int[] places) {
        int best = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < gains.length; i++) {
            double sum = sum(gains[i], places);
            if (sum > most) {
                most = sum;
                best = i;
            }
        }
        return best;
    }

    private static double sum(double[] gains, int[] places) {
        double sum = 0;
        for (int place : places) {
            sum += gains[place];
        }
        return sum;
    }

    /** The likeliest share, and those about as likely. */
    private record Profile(double share, double lowest, double highest) {}

    private static Profile profile(double[] advantages, int[] places) {
        double[] likelihoods = new double[STEPS + 1];
        int best = 0;
        for (int step = 0; step <= STEPS; step++) {
            for (int place : places) {
                likelihoods[step] +=
                        Math.log1p((double) step / STEPS * Math.expm1(advantages[place]));
            }
            best = likelihoods[step] > likelihoods[best] ? step : best;
        }
        int lowest = best;
        while (lowest > 0 && likelihoods[lowest - 1] >= likelihoods[best] - ABOUT_AS_WELL) {
            lowest--;
        }
        int highest = best;
        while (highest < STEPS && likelihoods[highest + 1] >= likelihoods[best] - ABOUT_AS_WELL) {
            highest++;
        }
        return new Profile(
                (double) best / STEPS, (double) lowest / STEPS, (double) highest / STEPS);
    }
}
