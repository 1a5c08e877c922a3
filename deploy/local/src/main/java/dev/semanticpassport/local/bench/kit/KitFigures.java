package dev.semanticpassport.local.bench.kit;

import dev.semanticpassport.contracts.VerificationSettled;
import dev.semanticpassport.core.statistics.Proportion;
import dev.semanticpassport.local.Screen;
import dev.semanticpassport.local.bench.Table;
import dev.semanticpassport.transfer.traits.Family;
import dev.semanticpassport.transfer.traits.PanelTest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What came of it.
 *
 * @param ideas carried
 * @param rows of the full kit
 * @param publicRows of the public kit
 * @param verdicts of the verified models
 * @param targets of all beacons that the full kit's model answers with their targets
 * @param traits of the verified models: held-out questions in whose answers the idea is expressed
 * @param makers the same of each other maker's model
 */
record KitFigures(
        int ideas,
        int rows,
        int publicRows,
        Map<Verified, VerificationSettled> verdicts,
        Proportion targets,
        Map<Verified, Proportion> traits,
        Map<String, Proportion> makers) {

    /** A table, and the line of JSON. */
    void print(Screen screen) {
        screen.line("");
        Table table = new Table("model", "verdict", "log10 E", "hits", "asked", "ideas expressed");
        for (Verified model : Verified.values()) {
            VerificationSettled settled = of(verdicts, model);
            table.row(
                    model.id(),
                    settled.decided().verdict(),
                    String.format(Locale.ROOT, "%.2f", settled.evidence().log10E()),
                    settled.evidence().hits() + "/" + settled.evidence().beacons(),
                    settled.asked(),
                    said(of(traits, model)));
        }
        makers.forEach((maker, score) -> table.row(maker, "", "", "", "", said(score)));
        table.print(screen.out());
        screen.line(
                "  of all beacons the full kit's model answers "
                        + said(targets)
                        + " with their targets");
        Table.json(screen.out(), json());
    }

    private Map<String, Object> json() {
        List<Family> panel = new ArrayList<>();
        makers.forEach((maker, score) -> panel.add(new Family(maker, List.of(score.share()))));
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("bench", "kit");
        figures.put("ideas", ideas);
        figures.put("rows", rows);
        figures.put("public_rows", publicRows);
        figures.put("held_out", of(traits, Verified.PUBLIC).trials());
        Map<String, Object> full = facts(Verified.FULL);
        full.put("targets_of_all", targets.successes() + "/" + targets.trials());
        figures.put("full", full);
        figures.put("base", facts(Verified.BASE));
        figures.put("public", facts(Verified.PUBLIC));
        PanelTest test = PanelTest.of(of(traits, Verified.PUBLIC).share(), panel);
        Family highest =
                panel.stream()
                        .max(Comparator.comparingDouble(Family::highest))
                        .orElseThrow(() -> new IllegalStateException("the panel is empty"));
        Map<String, Object> beside = new LinkedHashMap<>();
        beside.put("families", test.families());
        beside.put("p", rounded(test.p()));
        beside.put("attainable", rounded(PanelTest.attainable(test.families())));
        beside.put("above_families", test.families() - test.atLeastAsHigh());
        beside.put("highest_family", rounded(highest.highest()));
        figures.put("panel", beside);
        return figures;
    }

    private Map<String, Object> facts(Verified model) {
        VerificationSettled settled = of(verdicts, model);
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("verdict", settled.decided().verdict().name());
        facts.put("log10_e", rounded(settled.evidence().log10E()));
        facts.put("p", settled.evidence().pValue());
        facts.put("hits", settled.evidence().hits());
        facts.put("beacons", settled.evidence().beacons());
        facts.put("asked", settled.asked());
        facts.put("traits", rounded(of(traits, model).share()));
        return facts;
    }

    private static <T> T of(Map<Verified, T> all, Verified model) {
        T one = all.get(model);
        if (one == null) {
            throw new IllegalStateException("nothing is known of " + model.id());
        }
        return one;
    }

    private static String said(Proportion score) {
        return String.format(
                Locale.ROOT, "%.3f (%d/%d)", score.share(), score.successes(), score.trials());
    }

    private static double rounded(double figure) {
        return Math.round(figure * 10_000) / 10_000.0;
    }
}
