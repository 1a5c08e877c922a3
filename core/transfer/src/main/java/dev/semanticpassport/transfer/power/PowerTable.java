package dev.semanticpassport.transfer.power;

import dev.semanticpassport.core.statistics.ExactAudit;
import dev.semanticpassport.core.statistics.RecognisingProcess;
import dev.semanticpassport.transfer.traits.PanelTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * What a signature can show, before anything is trained.
 *
 * @param beacons asked at most
 * @param candidates of each
 * @param alpha chance of a false RECOGNISED
 * @param rows one for each survival
 * @param traits what traits against a panel can show
 */
public record PowerTable(
        int beacons, int candidates, double alpha, List<Row> rows, TraitPower traits) {

    /** Survivals that the table tells of. */
    public static final List<Double> SURVIVALS = List.of(.05, .1, .2, .3, .5, .9);

    private static final double MEDIAN = .5;
    private static final double NINETIETH = .9;

    /**
     * The exact power at one survival, from the dynamic programme over (beacons counted, hits).
     *
     * @param survival share of beacons that the model still answers with their targets
     * @param recognised chance of RECOGNISED within each of {@link PowerTable#questions}
     * @param median questions with which half of such models are recognised
     * @param ninetieth the same for nine in ten
     */
    public record Row(
            double survival, List<Double> recognised, OptionalInt median, OptionalInt ninetieth) {
        public Row {
            recognised = List.copyOf(recognised);
        }
    }

    public PowerTable {
        rows = List.copyOf(rows);
    }

    /**
     * Computes the table.
     *
     * @param traits probes of traits that a model is asked
     * @param families of the panel
     * @param background chance that an ordinary model expresses an idea when probed
     */
    public static PowerTable of(
            int beacons,
            int candidates,
            double alpha,
            int traits,
            int families,
            double background) {
        ExactAudit audit = ExactAudit.recognising(alpha, candidates, beacons);
        List<Row> rows = new ArrayList<>();
        for (double survival : SURVIVALS) {
            var course = audit.course(RecognisingProcess.hitRate(survival, candidates));
            rows.add(
                    new Row(
                            survival,
                            questions(beacons).stream().map(course::recognisedBy).toList(),
                            course.beaconsToRecognise(MEDIAN),
                            course.beaconsToRecognise(NINETIETH)));
        }
        return new PowerTable(
                beacons,
                candidates,
                alpha,
                rows,
                TraitPower.of(traits, families, background, alpha));
    }

    /** Within how many questions the table tells: sixths of all, rounded up. */
    public static List<Integer> questions(int beacons) {
        return IntStream.rangeClosed(1, 6)
                .map(sixth -> Math.ceilDiv(sixth * beacons, 6))
                .distinct()
                .boxed()
                .toList();
    }

    /** The table as lines of Markdown. */
    public List<String> markdown() {
        List<String> lines = new ArrayList<>();
        lines.add(
                "Chance of RECOGNISED at alpha = %s with %d beacons of %d candidates, exact:"
                        .formatted(level(alpha), beacons, candidates));
        lines.add("");
        StringBuilder head = new StringBuilder("| survival |");
        StringBuilder rule = new StringBuilder("|---|");
        for (int questions : questions(beacons)) {
            head.append(" within ").append(questions).append(" |");
            rule.append("---|");
        }
        lines.add(head + " questions to half | to nine in ten |");
        lines.add(rule + "---|---|");
        for (Row row : rows) {
            StringBuilder line = new StringBuilder("| " + row.survival() + " |");
            row.recognised()
                    .forEach(chance -> line.append(String.format(Locale.ROOT, " %.3f |", chance)));
            lines.add(line + " " + number(row.median()) + " | " + number(row.ninetieth()) + " |");
        }
        lines.add("");
        lines.addAll(traits.lines());
        return lines;
    }

    /** 1e-6 rather than 1.0E-6. */
    static String level(double alpha) {
        return alpha < .001
                ? String.format(Locale.ROOT, "%.3g", alpha)
                        .replaceFirst("\\.0+(?=e)", "")
                        .replaceFirst("e-0*", "e-")
                : Double.toString(alpha);
    }

    private static String number(OptionalInt number) {
        return number.isPresent() ? Integer.toString(number.getAsInt()) : "–";
    }

    /**
     * What traits against a panel can show.
     *
     * @param probes asked
     * @param families of the panel
     * @param background chance that an ordinary model expresses an idea when probed; an assumption
     *     until a panel is measured
     * @param alpha the level asked for
     * @param chances of standing above every family, for each of {@link PowerTable#SURVIVALS} as
     *     the share of traits that survive
     */
    public record TraitPower(
            int probes, int families, double background, double alpha, List<Double> chances) {

        public TraitPower {
            chances = List.copyOf(chances);
        }

        static TraitPower of(int probes, int families, double background, double alpha) {
            if (probes < 1 || families < 1 || !(background >= 0 && background < 1)) {
                throw new IllegalArgumentException(
                        "traits need at least one probe and one family, and a background of 0 to"
                                + " below 1");
            }
            return new TraitPower(
                    probes,
                    families,
                    background,
                    alpha,
                    SURVIVALS.stream()
                            .map(survival ->
                                    above(
                                            probes,
                                            survival + (1 - survival) * background,
                                            families,
                                            background))
                            .toList());
        }

        /**
         * The chance that one binomial count is above every one of several independent others: the
         * sum over x of P(X = x) P(Y < x) to the number of families. Probes are taken as
         * independent and all as easy.
         */
        private static double above(int probes, double expressed, int families, double background) {
            double[] model = binomial(probes, expressed);
            double[] ordinary = binomial(probes, background);
            double chance = 0;
            double below = 0;
            for (int x = 0; x <= probes; x++) {
                chance += model[x] * StrictMath.pow(Math.min(1, below), families);
                below += ordinary[x];
            }
            return Math.min(1, chance);
        }

        private static double[] binomial(int trials, double chance) {
            double[] counts = new double[trials + 1];
            counts[0] = 1;
            for (int trial = 1; trial <= trials; trial++) {
                for (int x = trial; x > 0; x--) {
                    counts[x] = counts[x] * (1 - chance) + counts[x - 1] * chance;
                }
                counts[0] *= 1 - chance;
            }
            return counts;
        }

        /** Whether the panel can reach the level that was asked for. */
        public boolean supported() {
            return PanelTest.attainable(families) <= alpha;
        }

        /** The figures as lines of Markdown. */
        public List<String> lines() {
            List<String> lines = new ArrayList<>();
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "Traits: %d probes against a panel of %d families; smallest attainable"
                                    + " level 1/%d = %.4f.",
                            probes,
                            families,
                            families + 1,
                            PanelTest.attainable(families)));
            if (!supported()) {
                lines.add(
                        "The panel cannot support alpha = %s: that needs %,d families."
                                .formatted(level(alpha), PanelTest.familiesFor(alpha)));
            }
            lines.add("");
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "Chance of standing above every family, if an ordinary model expresses"
                                    + " an idea in %.0f %% of probes (assumed; independent probes):",
                            100 * background));
            lines.add("");
            lines.add("| share of traits that survive | chance |");
            lines.add("|---|---|");
            for (int i = 0; i < chances.size(); i++) {
                lines.add(
                        String.format(
                                Locale.ROOT, "| %s | %.3f |", SURVIVALS.get(i), chances.get(i)));
            }
            return lines;
        }
    }
}
