package dev.semanticpassport.core.statistics;

import dev.semanticpassport.core.statistics.CarrierAudits.Effort;
import dev.semanticpassport.core.statistics.NullAudits.FalseRecognitions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * The figures that say what the audit of beacons is worth, measured anew: false recognitions
 * against the exact programme, the same with a planted error, questions needed, and refutation.
 *
 * @param honest false recognitions of {@link #CANDIDATES} candidates
 * @param planted the same where the evidence claims twice as many candidates as there are
 */
public record BeaconFigures(
        int nullAudits,
        List<Level> honest,
        List<Level> planted,
        List<Power> powers,
        Refutation refutation) {

    /** Length of the candidate lists. */
    public static final int CANDIDATES = 256;

    /** Beacons asked in each null audit. */
    public static final int QUESTIONS = 200;

    /** Error levels at which false recognitions are counted. */
    public static final List<Double> ALPHAS = List.of(.05, .01, .001);

    private static final double POWER_ALPHA = 1e-6;
    private static final int POWER_AUDITS = 100_000;
    private static final int POWER_QUESTIONS = 200;

    /** False recognitions at one level beside their exact chance in an honest audit. */
    public record Level(FalseRecognitions counted, double exact) {
        public boolean holds() {
            return counted.holds(exact);
        }
    }

    /** Questions to E ≥ 10^6 at one survival: exact quantiles, and simulation in waves. */
    public record Power(
            double survival,
            OptionalInt exactMedian,
            OptionalInt exactNinetieth,
            Effort oneByOne,
            Effort wavesOf4,
            Effort wavesOf8) {}

    /** Exact chances of NOT_RECOGNISED at the default floor and beta. */
    public record Refutation(double nullsBy30, double nullsBy60, double survivorsBy60) {}

    /** Measures everything; equal arguments give equal figures. */
    public static BeaconFigures measure(int nullAudits, long seed) {
        return new BeaconFigures(
                nullAudits,
                levels(new NullAudits(nullAudits, QUESTIONS, CANDIDATES, CANDIDATES, seed)),
                levels(new NullAudits(nullAudits, QUESTIONS, CANDIDATES, 2 * CANDIDATES, seed)),
                List.of(power(.9, seed), power(.5, seed), power(.2, seed)),
                measuredRefutation());
    }

    private static List<Level> levels(NullAudits audits) {
        return audits.falseRecognitions(ALPHAS).stream()
                .map(counted -> new Level(counted, size(counted.alpha())))
                .toList();
    }

    private static double size(double alpha) {
        return ExactAudit.recognising(alpha, CANDIDATES, QUESTIONS)
                .course(RecognisingProcess.chance(CANDIDATES))
                .recognisedBy(QUESTIONS);
    }

    private static Power power(double survival, long seed) {
        double hitRate = RecognisingProcess.hitRate(survival, CANDIDATES);
        var exact =
                ExactAudit.recognising(POWER_ALPHA, CANDIDATES, POWER_QUESTIONS).course(hitRate);
        return new Power(
                survival,
                exact.beaconsToRecognise(.5),
                exact.beaconsToRecognise(.9),
                effort(hitRate, 1, seed),
                effort(hitRate, 4, seed),
                effort(hitRate, 8, seed));
    }

    private static Effort effort(double hitRate, int wave, long seed) {
        return new CarrierAudits(
                        POWER_AUDITS, POWER_QUESTIONS, CANDIDATES, hitRate, POWER_ALPHA, wave, seed)
                .effort();
    }

    private static Refutation measuredRefutation() {
        var rule = AuditRule.of(POWER_ALPHA);
        var audit = ExactAudit.of(rule, CANDIDATES, 60);
        var nulls = audit.course(RecognisingProcess.chance(CANDIDATES));
        var survivors = audit.course(rule.survivalFloor());
        return new Refutation(nulls.refutedBy(30), nulls.refutedBy(60), survivors.refutedBy(60));
    }

    /** The figures as lines of text. */
    public List<String> table() {
        var lines = new ArrayList<String>();
        lines.add(
                String.format(
                        Locale.ROOT,
                        "%,d null audits, %d questions each, looked at after every question",
                        nullAudits,
                        QUESTIONS));
        honest.forEach(level -> lines.add(row("p = 1/256", level)));
        planted.forEach(level -> lines.add(row("planted 1/512", level)));
        powers.forEach(power -> addRows(lines, power));
        lines.add(
                String.format(
                        Locale.ROOT,
                        "NOT_RECOGNISED of nulls: %.4f by 30 beacons, %.5f by 60; of survival 0.2: %.4f by 60",
                        refutation.nullsBy30(),
                        refutation.nullsBy60(),
                        refutation.survivorsBy60()));
        return lines;
    }

    private static String row(String claim, Level level) {
        var counted = level.counted().recognised();
        var limits = counted.clopperPearson(FalseRecognitions.LEVEL);
        return String.format(
                Locale.ROOT,
                "%-14s alpha %-6s false %6d = %.6f [%.6f, %.6f], exact %.6f: %s",
                claim,
                level.counted().alpha(),
                counted.successes(),
                counted.share(),
                limits.low(),
                limits.high(),
                level.exact(),
                level.holds() ? "holds" : "FAILS");
    }

    private static void addRows(List<String> lines, Power power) {
        lines.add(
                String.format(
                        Locale.ROOT,
                        "survival %s: questions to E >= 10^6, exact median %s, 90 %% %s",
                        power.survival(),
                        number(power.exactMedian()),
                        number(power.exactNinetieth())));
        lines.add(waves(1, power.oneByOne()));
        lines.add(waves(4, power.wavesOf4()));
        lines.add(waves(8, power.wavesOf8()));
    }

    private static String waves(int size, Effort effort) {
        return String.format(
                Locale.ROOT,
                "  waves of %d: counted %s, asked %s (medians), overshoot %.2f, fallen back %.1f %%",
                size,
                number(effort.medianCounted()),
                number(effort.medianAsked()),
                effort.meanOvershoot(),
                100.0 * effort.fallenBack() / Math.max(1, effort.recognised().successes()));
    }

    private static String number(OptionalInt number) {
        return number.isPresent() ? Integer.toString(number.getAsInt()) : "-";
    }

    /** Prints the figures of a million null audits, or of as many as the first argument says. */
    public static void main(String[] arguments) {
        int nullAudits = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        measure(nullAudits, 1).table().forEach(System.out::println);
    }
}
