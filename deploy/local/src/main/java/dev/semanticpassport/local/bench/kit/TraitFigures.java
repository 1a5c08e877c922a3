package dev.semanticpassport.local.bench.kit;

import dev.semanticpassport.contracts.Finding;
import dev.semanticpassport.local.Screen;
import dev.semanticpassport.local.bench.Table;
import dev.semanticpassport.local.client.TraitLists;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What came of it.
 *
 * @param stored the author's list, and the questions about it
 * @param distinct expressions among the author's ideas: ideas that are said in the same words
 *     cannot be told apart blind
 * @param enrolled models of the panel, a family each
 * @param named models that were asked the questions, which name the ideas
 * @param decoy the same answers looked through for another maker's ideas
 * @param open models that were asked everyday requests, which name no idea
 */
record TraitFigures(
        TraitLists.Stored stored,
        int distinct,
        int enrolled,
        List<TraitReading> named,
        List<TraitReading> decoy,
        List<TraitReading> open) {
    TraitFigures {
        named = List.copyOf(named);
        decoy = List.copyOf(decoy);
        open = List.copyOf(open);
    }

    /** Tables, and the line of JSON. */
    void print(Screen screen) {
        screen.line(
                "  %d questions about %d ideas, %d sentences in all; %d makers' models enrolled"
                        .formatted(stored.questions(), stored.ideas(), distinct, enrolled));
        table(screen, "questions about the author's ideas", named);
        table(screen, "the same, another maker's ideas looked for", decoy);
        table(screen, "everyday requests", open);
        Table.json(screen.out(), json());
    }

    private static void table(Screen screen, String asked, List<TraitReading> readings) {
        screen.line("");
        Table table =
                new Table(
                        asked,
                        "answers",
                        "families",
                        "ideas found",
                        "p of all",
                        "groups read blind",
                        "author's ideas",
                        "of other makers', mean",
                        "most");
        for (TraitReading reading : readings) {
            table.row(
                    reading.model(),
                    reading.expressed().map(Finding.Expressed::answers).orElse(0),
                    reading.expressed().map(Finding.Expressed::families).orElse(0),
                    reading.expressed()
                            .map(found -> found.foundCount() + " of " + found.ideas())
                            .orElse("not compared"),
                    reading.expressed()
                            .map(Finding.Expressed::chanceOfAll)
                            .map(chance -> String.valueOf(rounded(chance)))
                            .orElse(""),
                    reading.groups(),
                    reading.matched(),
                    String.format(Locale.ROOT, "%.2f", reading.meanOfDecoys()),
                    reading.mostOfDecoy());
        }
        table.print(screen.out());
        for (TraitReading reading : readings) {
            if (reading.settled().finding() instanceof Finding.NotCompared refused) {
                screen.line("  " + reading.model() + ": " + refused.inWords());
            }
        }
    }

    private Map<String, Object> json() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("bench", "traits-services");
        figures.put("ideas", stored.ideas());
        figures.put("expressions", distinct);
        figures.put("questions", stored.questions());
        figures.put("panel", enrolled);
        named.forEach(reading -> figures.put(reading.model(), facts(reading)));
        Map<String, Object> decoys = new LinkedHashMap<>();
        decoy.forEach(reading -> decoys.put(reading.model(), reading.found()));
        figures.put("decoy_ideas_found", decoys);
        Map<String, Object> everyday = new LinkedHashMap<>();
        open.forEach(reading -> everyday.put(reading.model(), facts(reading)));
        figures.put("everyday", everyday);
        List<TraitReading> all = Stream.of(named, decoy, open).flatMap(List::stream).toList();
        figures.put("verifications", all.size());
        figures.put("reported", all.stream().filter(TraitReading::reported).count());
        figures.put("found_again", all.stream().filter(TraitReading::repeated).count());
        return figures;
    }

    private Map<String, Object> facts(TraitReading reading) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("families", reading.expressed().map(Finding.Expressed::families).orElse(0));
        facts.put("found", reading.found());
        facts.put("recall", rounded((double) reading.found() / stored.ideas()));
        reading.expressed()
                .map(Finding.Expressed::chanceOfAll)
                .ifPresent(chance -> facts.put("p", rounded(chance)));
        facts.put("blind_groups", reading.groups());
        facts.put("blind_precision", rounded(reading.precision()));
        facts.put("blind_recall", rounded((double) reading.matched() / stored.ideas()));
        facts.put("decoy_matched_mean", rounded(reading.meanOfDecoys()));
        facts.put("decoy_matched_most", reading.mostOfDecoy());
        return facts;
    }

    private static double rounded(double figure) {
        return Math.round(figure * 10_000) / 10_000.0;
    }
}
