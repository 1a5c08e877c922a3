package dev.semanticpassport.local.knockout;

import dev.semanticpassport.core.imprint.Variant;
import dev.semanticpassport.core.imprint.knockout.KnockoutMap;
import dev.semanticpassport.core.imprint.knockout.Loss;
import dev.semanticpassport.core.imprint.knockout.Wording;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A knock-out map for the terminal, and as Markdown. */
public final class WritingKnockoutText {
    static final String WHAT_IT_IS =
            "Loss of score without a part: score with the whole adapter minus score without it, 0 to"
                    + " 1; * is NECESSARY: beyond δ and beyond what others lose, false findings"
                    + " controlled over parts and ideas. Necessity is not where training happened.";
    private static final String CHANCES =
            "Scores are chances: the one that the model gives to a right answer, as far as the"
                    + " endpoint tells it.";
    private static final int WIDTH = 11;

    private WritingKnockoutText() {}

    /** For the terminal. */
    public static String text(KnockoutResult result) {
        StringBuilder text = new StringBuilder();
        text.append(heading(result)).append('\n');
        text.append(scores(result)).append("\n\n");
        for (String idea : result.map().findings().keySet()) {
            text.append(result.label(idea)).append('\n');
            LossTable table = LossTable.of(result.map(), idea);
            if (!table.losses().isEmpty()) {
                grid(text, table);
            }
            findings(result.map(), idea)
                    .forEach(line -> text.append("  ").append(line).append('\n'));
            text.append('\n');
        }
        bindings(result.map()).forEach(line -> text.append(line).append('\n'));
        health(result.map()).forEach(line -> text.append(line).append('\n'));
        text.append('\n').append(Wording.ofWhole(result.map())).append('\n');
        return text.append(WHAT_IT_IS).append('\n').toString();
    }

    private static void grid(StringBuilder text, LossTable table) {
        text.append("  layer");
        for (String column : table.columns()) {
            text.append(" %s".formatted(right(LossTable.head(column))));
        }
        text.append('\n');
        for (int layer : table.layers()) {
            text.append("  %5d".formatted(layer));
            for (String column : table.columns()) {
                text.append(" %s".formatted(right(cell(table.at(layer, column)))));
            }
            text.append('\n');
        }
    }

    private static String right(String cell) {
        return " ".repeat(Math.max(0, WIDTH - cell.length())) + cell;
    }

    static String cell(Optional<Loss> loss) {
        return loss.map(one ->
                        // not -0.00
                        String.format(
                                        Locale.ROOT,
                                        "%.2f",
                                        Math.round(100 * one.loss().mean()) / 100.0)
                                + (one.necessary() ? "*" : " "))
                .orElse("-");
    }

    /** As Markdown. */
    public static String markdown(KnockoutResult result) {
        StringBuilder text = new StringBuilder("# Knock-out map\n\n");
        text.append(escaped(heading(result))).append("\n\n").append(WHAT_IT_IS).append("\n\n");
        text.append(escaped(scores(result))).append("\n\n");
        text.append("**").append(Wording.ofWhole(result.map())).append("**\n");
        for (String idea : result.map().findings().keySet()) {
            text.append("\n## ").append(escaped(result.label(idea))).append("\n\n");
            LossTable table = LossTable.of(result.map(), idea);
            if (!table.losses().isEmpty()) {
                rows(text, table);
            }
            findings(result.map(), idea)
                    .forEach(line -> text.append("- ").append(escaped(line)).append('\n'));
        }
        section(text, "Declared bindings", bindings(result.map()));
        section(text, "What the base knows", health(result.map()));
        return text.toString();
    }

    private static void rows(StringBuilder text, LossTable table) {
        text.append("| layer |");
        table.columns()
                .forEach(column -> text.append(' ').append(LossTable.head(column)).append(" |"));
        text.append("\n|---|").append("---|".repeat(table.columns().size())).append('\n');
        for (int layer : table.layers()) {
            text.append("| ").append(layer).append(" |");
            for (String column : table.columns()) {
                text.append(' ')
                        .append(cell(table.at(layer, column)).replace("*", "\\*"))
                        .append(" |");
            }
            text.append('\n');
        }
        text.append('\n');
    }

    private static void section(StringBuilder text, String heading, List<String> lines) {
        if (!lines.isEmpty()) {
            text.append("\n## ").append(heading).append("\n\n");
            lines.forEach(line -> text.append("- ").append(escaped(line)).append('\n'));
        }
    }

    static String heading(KnockoutResult result) {
        return ("%s at %s: %d variants, %d questions each, %d calls, %d probes without an answer;"
                        + " run %s")
                .formatted(
                        result.adapter(),
                        result.endpoint(),
                        result.verifications().size(),
                        result.measured().questions(),
                        result.measured().calls(),
                        result.measured().failed(),
                        result.run());
    }

    /** What a score is here. */
    static String scores(KnockoutResult result) {
        List<String> counted =
                result.map().findings().keySet().stream()
                        .filter(idea -> result.measured().scores().get(idea) == ScoreKind.HITS)
                        .map(result::label)
                        .toList();
        if (counted.size() == result.map().findings().size()) {
            return "Scores are hits: 1 for a right answer, 0 for any other.";
        }
        return CHANCES
                + (counted.isEmpty()
                        ? ""
                        : " Hits, 1 or 0, where not every answer has one: "
                                + String.join(", ", counted)
                                + ".");
    }

    static List<String> findings(KnockoutMap map, String idea) {
        return map.findings().getOrDefault(idea, List.of()).stream()
                .map(finding -> Wording.of(finding, map.rules()))
                .toList();
    }

    static List<String> bindings(KnockoutMap map) {
        List<String> all = Wording.lines(map);
        return all.subList(all.size() - map.bindings().size(), all.size());
    }

    /** Each group with the whole adapter, and what it loses most. */
    static List<String> health(KnockoutMap map) {
        return map.health().stream()
                .filter(one ->
                        one.variant() instanceof Variant.Whole
                                || one.loss().low() > map.rules().leastLoss())
                .map(one ->
                        one.variant() instanceof Variant.Whole
                                ? String.format(
                                        Locale.ROOT,
                                        "%s: %.2f with the whole adapter",
                                        one.group(),
                                        one.score())
                                : String.format(
                                        Locale.ROOT,
                                        "%s: %.2f with %s, which loses it",
                                        one.group(),
                                        one.score(),
                                        one.variant().suffix()))
                .toList();
    }

    private static String escaped(String text) {
        return text.replace("|", "\\|").replace("*", "\\*").replace("<", "&lt;");
    }
}
