package dev.semanticpassport.local.bench;

import dev.semanticpassport.core.statistics.EValue;
import dev.semanticpassport.core.statistics.ManyHypotheses;
import dev.semanticpassport.core.statistics.ManyModels;
import dev.semanticpassport.core.statistics.Proportion;
import dev.semanticpassport.core.statistics.RecognisingProcess;
import dev.semanticpassport.core.statistics.Tally;
import dev.semanticpassport.recognition.describing.GivenAnswer;
import dev.semanticpassport.recognition.equating.Betting;
import dev.semanticpassport.recognition.equating.ConformalBetting;
import dev.semanticpassport.recognition.equating.PaddedHammingKernel;
import dev.semanticpassport.recognition.equating.TwoSamples;
import dev.semanticpassport.recognition.expressing.FamilyChance;
import dev.semanticpassport.recognition.expressing.PairedBet;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * How often tests are wrong where nothing is to be found, simulated: a test of level alpha may be
 * so in at most alpha of runs, and where it is exact in neither more nor fewer. Sequential tests
 * are looked at after every answer.
 */
public final class SizesBench {
    private static final List<Double> ALPHAS = List.of(.05, .01, .001);
    private static final double LIMITS = .999;
    private static final int LOOKS = 60;
    private static final int FAMILIES = 999;
    private static final int QUESTIONS = 40;
    private static final int CANDIDATES = 256;
    private static final int MODELS = 50;

    private final PrintStream out;
    private final int runs;
    private final long seed;
    private final Table table =
            new Table("test", "claims", "0.05", "0.01", "0.001", "within the limits");
    private final Map<String, Object> sizes = new LinkedHashMap<>();
    private boolean allHold = true;

    public SizesBench(PrintStream out, int runs, long seed) {
        this.out = out;
        this.runs = runs;
        this.seed = seed;
    }

    public void run() {
        check("permutations", "exact", true, this::permutations);
        check("permutations, early stop", "exact", true, this::permutationsStopped);
        check("plain kernel bet", "any time", false, this::kernelBet);
        check("ranks bet on", "any time", false, this::ranksBet);
        check("ranks bet on, with ties", "any time", false, this::ranksWithTies);
        check("p by families", "exact", true, this::families);
        check("sign test", "at most", false, random -> differing(random).chance());
        check("paired bet", "at most", false, random -> chanceOf(differing(random).eValue().ln()));
        byLevel("Benjamini-Yekutieli", this::yekutieli);
        byLevel("e-BH", ManyModels::withFalseDiscoveryRate);
        byLevel("e-LOND", ManyModels::asTheyArrive);
        byLevel("family-wise", ManyModels::familyWise);
        table.print(out);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("bench", "sizes");
        figures.put("runs", runs);
        figures.put("size", sizes);
        figures.put("all_hold", allHold);
        Table.json(out, figures);
    }

    /** Counts p-values at or below each level. */
    private void check(
            String name, String claims, boolean exact, ToDoubleFunction<RandomGenerator> test) {
        RandomGenerator random = random(name);
        int[] wrong = new int[ALPHAS.size()];
        for (int run = 0; run < runs; run++) {
            double p = test.applyAsDouble(random);
            if (!(p > 0)) {
                throw new IllegalStateException(name + " gave a p-value of " + p);
            }
            for (int i = 0; i < wrong.length; i++) {
                wrong[i] += p <= ALPHAS.get(i) * (1 + 1e-12) ? 1 : 0;
            }
        }
        report(name, claims, exact, wrong);
    }

    private interface Procedure {
        Set<Integer> found(List<EValue> evidence, double alpha);
    }

    /**
     * Where all hypotheses are true, any that is found is false: the false discovery rate is the
     * share of runs in which anything is found.
     */
    private void byLevel(String name, Procedure procedure) {
        RandomGenerator random = random(name);
        EValue[][] evidence = evidence();
        int[] wrong = new int[ALPHAS.size()];
        for (int run = 0; run < runs; run++) {
            List<EValue> models = new ArrayList<>();
            for (int i = 0; i < MODELS; i++) {
                models.add(audit(evidence, random));
            }
            for (int i = 0; i < wrong.length; i++) {
                wrong[i] += procedure.found(models, ALPHAS.get(i)).isEmpty() ? 0 : 1;
            }
        }
        report(name, "at most", false, wrong);
    }

    private void report(String name, String claims, boolean exact, int[] wrong) {
        boolean holds = true;
        List<Object> row = new ArrayList<>(List.of(name, claims));
        Map<String, Object> shares = new LinkedHashMap<>();
        for (int i = 0; i < wrong.length; i++) {
            Proportion share = new Proportion(wrong[i], runs);
            Proportion.Interval limits = share.clopperPearson(LIMITS);
            holds &= limits.low() <= ALPHAS.get(i);
            holds &= !exact || limits.high() >= ALPHAS.get(i);
            row.add(String.format(Locale.ROOT, "%.5f", share.share()));
            shares.put(String.valueOf(ALPHAS.get(i)), share.share());
        }
        row.add(holds ? "yes" : "NO");
        allHold &= holds;
        table.row(row.toArray());
        sizes.put(name, shares);
    }

    private double permutations(RandomGenerator random) {
        return samples(random).chance(999, random);
    }

    private double permutationsStopped(RandomGenerator random) {
        return samples(random).sequentialChance(20, 19_999, random).p();
    }

    private static TwoSamples samples(RandomGenerator random) {
        return TwoSamples.of(answers(random, 12), answers(random, 12), new PaddedHammingKernel(40));
    }

    private static List<GivenAnswer> answers(RandomGenerator random, int count) {
        List<GivenAnswer> answers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            answers.add(new GivenAnswer("p" + i % 3, text(random)));
        }
        return answers;
    }

    /** Long enough that statistics are seldom equal. */
    private static String text(RandomGenerator random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(20, 41); i > 0; i--) {
            text.append((char) ('a' + random.nextInt(3)));
        }
        return text.toString();
    }

    private double kernelBet(RandomGenerator random) {
        Betting betting = new Betting(new PaddedHammingKernel(40));
        double highest = 0;
        for (int look = 0; look < LOOKS; look++) {
            String prompt = "p" + look % 3;
            highest = Math.max(highest, betting.bet(prompt, text(random), text(random)));
        }
        return chanceOf(Math.log(highest));
    }

    private double ranksBet(RandomGenerator random) {
        return ranks(random, 1e9);
    }

    private double ranksWithTies(RandomGenerator random) {
        return ranks(random, 1.5);
    }

    private static double ranks(RandomGenerator random, double steps) {
        double[] calibration = new double[100];
        for (int i = 0; i < calibration.length; i++) {
            calibration[i] = Math.rint(random.nextGaussian() * steps);
        }
        ConformalBetting betting = new ConformalBetting(calibration, random);
        double highest = 0;
        for (int look = 0; look < LOOKS; look++) {
            double score = Math.rint(random.nextGaussian() * steps);
            highest = Math.max(highest, betting.bet(score).ln());
        }
        return chanceOf(highest);
    }

    /** The highest of each family, and of the model's own, are drawn alike. */
    private double families(RandomGenerator random) {
        double[] highest = random.doubles(FAMILIES).toArray();
        return FamilyChance.of(random.nextDouble(), highest).p();
    }

    private static PairedBet differing(RandomGenerator random) {
        int one = 0;
        int prompts = random.nextInt(5, 60);
        for (int i = 0; i < prompts; i++) {
            one += random.nextBoolean() ? 1 : 0;
        }
        return new PairedBet(one, prompts - one);
    }

    private Set<Integer> yekutieli(List<EValue> evidence, double alpha) {
        return ManyHypotheses.withFalseDiscoveryRate(
                evidence.stream().map(e -> chanceOf(e.ln())).toList(), alpha);
    }

    private static double chanceOf(double ln) {
        return Math.clamp(Math.exp(-ln), Double.MIN_NORMAL, 1);
    }

    private static EValue[][] evidence() {
        EValue[][] evidence = new EValue[QUESTIONS + 1][];
        for (int asked = 0; asked <= QUESTIONS; asked++) {
            evidence[asked] = new EValue[asked + 1];
            for (int hits = 0; hits <= asked; hits++) {
                evidence[asked][hits] =
                        RecognisingProcess.evidence(Tally.of(CANDIDATES, hits, asked - hits));
            }
        }
        return evidence;
    }

    /** Stops once it would be recognised family-wise at the strictest level. */
    private static EValue audit(EValue[][] evidence, RandomGenerator random) {
        int hits = 0;
        int asked = 0;
        while (asked < QUESTIONS && evidence[asked][hits].ln() < Math.log(MODELS / .001)) {
            asked++;
            hits += random.nextInt(CANDIDATES) == 0 ? 1 : 0;
        }
        return evidence[asked][hits];
    }

    private RandomGenerator random(String test) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed * 31 + test.hashCode());
    }
}
