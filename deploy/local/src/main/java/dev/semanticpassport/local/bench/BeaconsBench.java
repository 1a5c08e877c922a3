package dev.semanticpassport.local.bench;

import dev.semanticpassport.core.statistics.AuditRule;
import dev.semanticpassport.core.statistics.CarrierAudits;
import dev.semanticpassport.core.statistics.ExactAudit;
import dev.semanticpassport.core.statistics.NullAudits;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Are the beacons' error levels exact, and how many questions does a carrier take? Simulated audits
 * beside the exact dynamic programme, and beside the same audits with a planted error, which must
 * be noticed.
 */
public final class BeaconsBench {
    private static final List<Double> ALPHAS = List.of(.05, .01, .001);
    private static final List<Double> SURVIVALS = List.of(.9, .5, .2);
    private static final int CANDIDATES = 256;
    private static final int QUESTIONS = 200;
    private static final int PLAN = 60;
    private static final double DEMO_ALPHA = 1e-6;

    private final PrintStream out;

    public BeaconsBench(PrintStream out) {
        this.out = out;
    }

    /** Runs so many null audits. */
    public void run(int audits, long seed) {
        Map<String, Object> falseShares = falseRecognitions(audits, seed);
        Map<String, Object> medians = power(seed);
        double refuted =
                ExactAudit.of(AuditRule.of(DEMO_ALPHA), CANDIDATES, PLAN)
                        .course(1.0 / CANDIDATES)
                        .refutedBy(PLAN);
        out.printf(
                Locale.ROOT,
                "%nA model made without the key ends NOT_RECOGNISED within %d beacons in %.4f of audits"
                        + " (exact).%n%n",
                PLAN,
                refuted);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("bench", "beacons");
        figures.put("null_audits", audits);
        figures.put("false", falseShares);
        figures.put("median_questions", medians);
        figures.put("null_not_recognised_60", Math.round(refuted * 1e6) / 1e6);
        Table.json(out, figures);
    }

    private Map<String, Object> falseRecognitions(int audits, long seed) {
        out.printf(
                Locale.ROOT,
                "%,d audits of a model made without the key, each with a fresh key, %d questions of %d"
                        + " candidates, looked at after every answer:%n%n",
                audits,
                QUESTIONS,
                CANDIDATES);
        List<NullAudits.FalseRecognitions> honest =
                NullAudits.of(audits, QUESTIONS, CANDIDATES, seed).falseRecognitions(ALPHAS);
        List<NullAudits.FalseRecognitions> planted =
                new NullAudits(audits, QUESTIONS, CANDIDATES, 2 * CANDIDATES, seed)
                        .falseRecognitions(ALPHAS);
        Table table =
                new Table(
                        "alpha", "false", "exact", "agrees", "at or under alpha", "planted error");
        Map<String, Object> shares = new LinkedHashMap<>();
        for (int i = 0; i < ALPHAS.size(); i++) {
            double alpha = ALPHAS.get(i);
            NullAudits.FalseRecognitions found = honest.get(i);
            double exact =
                    ExactAudit.recognising(alpha, CANDIDATES, QUESTIONS)
                            .course(1.0 / CANDIDATES)
                            .recognisedBy(QUESTIONS);
            NullAudits.FalseRecognitions error = planted.get(i);
            table.row(
                    alpha,
                    share(found),
                    String.format(Locale.ROOT, "%.6f", exact),
                    found.agreesWith(exact) ? "yes" : "NO",
                    found.recognised().share() <= alpha ? "yes" : "NO",
                    share(error) + (error.agreesWith(exact) ? " NOT NOTICED" : " noticed"));
            shares.put(String.valueOf(alpha), found.recognised().share());
        }
        table.print(out);
        out.println(
                "\nThe planted error claims 1/512 for lists of 256: its audits no longer agree with the"
                        + " exact figures.");
        return shares;
    }

    private Map<String, Object> power(long seed) {
        out.println("\nQuestions until a carrier is RECOGNISED at alpha = 1e-6:\n");
        Table table =
                new Table(
                        "survival",
                        "median",
                        "exact",
                        "90 %",
                        "asked, waves of 4",
                        "asked, waves of 8",
                        "recognised with 60");
        Map<String, Object> medians = new LinkedHashMap<>();
        for (double survival : SURVIVALS) {
            double hitRate = survival + (1 - survival) / CANDIDATES;
            ExactAudit.Course course =
                    ExactAudit.recognising(DEMO_ALPHA, CANDIDATES, QUESTIONS).course(hitRate);
            CarrierAudits.Effort fours = effort(hitRate, 4, seed);
            CarrierAudits.Effort eights = effort(hitRate, 8, seed);
            table.row(
                    survival,
                    say(fours.medianCounted()),
                    say(course.beaconsToRecognise(.5)),
                    say(course.beaconsToRecognise(.9)),
                    say(fours.medianAsked()),
                    say(eights.medianAsked()),
                    String.format(Locale.ROOT, "%.4f", course.recognisedBy(PLAN)));
            medians.put(String.valueOf(survival), fours.medianCounted().orElse(-1));
        }
        table.print(out);
        return medians;
    }

    private static CarrierAudits.Effort effort(double hitRate, int wave, long seed) {
        return new CarrierAudits(100_000, QUESTIONS, CANDIDATES, hitRate, DEMO_ALPHA, wave, seed)
                .effort();
    }

    private static String share(NullAudits.FalseRecognitions found) {
        return String.format(Locale.ROOT, "%.6f", found.recognised().share());
    }

    private static String say(OptionalInt questions) {
        return questions.isPresent() ? String.valueOf(questions.getAsInt()) : "never";
    }
}
