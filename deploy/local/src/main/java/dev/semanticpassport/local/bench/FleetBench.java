package dev.semanticpassport.local.bench;

import dev.semanticpassport.core.statistics.EValue;
import dev.semanticpassport.core.statistics.ManyModels;
import dev.semanticpassport.core.statistics.RecognisingProcess;
import dev.semanticpassport.core.statistics.Tally;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Many suspects at once, simulated: how many of those that carry the signature are recognised, and
 * which share of the recognised does not. A model made without the key names a candidate each time,
 * so it hits with chance 1/256; a carrier's beacons survive with chance 0.3. An audit stops once it
 * would be recognised family-wise, else after 40 questions; what counts is the evidence then.
 */
public final class FleetBench {
    private static final int CANDIDATES = 256;
    private static final int QUESTIONS = 40;
    private static final double SURVIVAL = .3;
    private static final double CARRIERS = .01;
    private static final double ALPHA = .01;

    private final PrintStream out;

    public FleetBench(PrintStream out) {
        this.out = out;
    }

    /** A way of deciding on many, and what came of it: shares are summed over fleets. */
    private static final class Way {
        private final String name;
        private double falseShares;
        private long right;
        private int fleetsWithWrong;

        Way(String name) {
            this.name = name;
        }

        void add(Set<Integer> recognised, Set<Integer> carriers) {
            long found = recognised.stream().filter(carriers::contains).count();
            long mistaken = recognised.size() - found;
            right += found;
            falseShares += (double) mistaken / Math.max(1, recognised.size());
            fleetsWithWrong += mistaken > 0 ? 1 : 0;
        }
    }

    /**
     * @param models in a fleet, at least 100
     * @param fleets that are simulated, at least 1
     */
    public void run(int models, int fleets, long seed) {
        if (models < 100 || fleets < 1) {
            throw new IllegalArgumentException(
                    "a fleet has at least 100 models, so that one carries, and there is at least 1");
        }
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        EValue[][] evidence = evidence();
        double lnStop = Math.log(models / ALPHA);
        Way rate = new Way("e-BH");
        Way arriving = new Way("e-LOND");
        Way familyWise = new Way("family-wise");
        int carriers = (int) Math.round(models * CARRIERS);
        long nanos = 0;
        for (int fleet = 0; fleet < fleets; fleet++) {
            Set<Integer> carrying = drawn(models, carriers, random);
            long start = System.nanoTime();
            List<EValue> atStop = new ArrayList<>();
            for (int model = 0; model < models; model++) {
                double survival = carrying.contains(model) ? SURVIVAL : 0;
                double hit = RecognisingProcess.hitRate(survival, CANDIDATES);
                atStop.add(audit(evidence, hit, lnStop, random));
            }
            rate.add(ManyModels.withFalseDiscoveryRate(atStop, ALPHA), carrying);
            arriving.add(ManyModels.asTheyArrive(atStop, ALPHA), carrying);
            familyWise.add(ManyModels.familyWise(atStop, ALPHA), carrying);
            nanos += System.nanoTime() - start;
        }
        print(
                models,
                fleets,
                (long) carriers * fleets,
                List.of(rate, arriving, familyWise),
                nanos / 1e9 / fleets);
    }

    private static Set<Integer> drawn(int models, int carriers, RandomGenerator random) {
        Set<Integer> drawn = new HashSet<>();
        while (drawn.size() < carriers) {
            drawn.add(random.nextInt(models));
        }
        return drawn;
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

    private static EValue audit(
            EValue[][] evidence, double hit, double lnStop, RandomGenerator random) {
        int hits = 0;
        int asked = 0;
        while (asked < QUESTIONS && evidence[asked][hits].ln() < lnStop) {
            asked++;
            hits += random.nextDouble() < hit ? 1 : 0;
        }
        return evidence[asked][hits];
    }

    private void print(int models, int fleets, long carriers, List<Way> ways, double seconds) {
        out.printf(
                Locale.ROOT,
                "%d fleets of %d models, of which 1 %% carry; survival %s, %d questions, alpha %s%n%n",
                fleets,
                models,
                SURVIVAL,
                QUESTIONS,
                ALPHA);
        Table table =
                new Table("decided by", "power", "false of recognised", "fleets with a false one");
        for (Way way : ways) {
            table.row(
                    way.name,
                    five((double) way.right / carriers),
                    five(way.falseShares / fleets),
                    way.fleetsWithWrong + "/" + fleets);
        }
        table.print(out);
        Way rate = ways.getFirst();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("bench", "fleet");
        figures.put("models", models);
        figures.put("fleets", fleets);
        figures.put("fdr", rounded(rate.falseShares / fleets));
        figures.put("power", rounded((double) rate.right / carriers));
        for (Way way : ways.subList(1, ways.size())) {
            String name = way.name.toLowerCase(Locale.ROOT).replace('-', '_');
            figures.put("fdr_" + name, rounded(way.falseShares / fleets));
            figures.put("power_" + name, rounded((double) way.right / carriers));
        }
        figures.put("seconds", Math.round(seconds * 1000) / 1000.0);
        Table.json(out, figures);
    }

    private static String five(double share) {
        return String.format(Locale.ROOT, "%.5f", share);
    }

    private static double rounded(double figure) {
        return Math.round(figure * 1e6) / 1e6;
    }
}
