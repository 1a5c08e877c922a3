package dev.semanticpassport.core.imprint.knockout;

import dev.semanticpassport.core.imprint.Part;
import dev.semanticpassport.core.imprint.Variant;
import dev.semanticpassport.core.statistics.Proportion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The map's findings in words that claim what was tested, and nothing more. */
public final class Wording {
    private Wording() {}

    /** A line on how the whole adapter carries its ideas. */
    public static String ofWhole(KnockoutMap map) {
        Reliance reliance = map.reliance();
        return switch (reliance.kind()) {
            case NOT_CARRIED -> "NOT CARRIED: no idea was measured that the adapter carries";
            case SPREAD ->
                    reliance.needing() == 0
                            ? "SPREAD: none of %s needs any one module or layer; no binding is claimed"
                                    .formatted(carried(reliance))
                            : "SPREAD: %d of %s need no one module or layer; %s; no binding is claimed"
                                    .formatted(
                                            reliance.carried() - reliance.needing(),
                                            carried(reliance),
                                            needing(reliance, map.rules()));
            case TIED ->
                    "TIED: most of %s need one module or layer; %s"
                            .formatted(carried(reliance), needing(reliance, map.rules()));
            case PARTLY_TIED ->
                    "PARTLY TIED: some of %s need one module or layer; %s"
                            .formatted(carried(reliance), needing(reliance, map.rules()));
        };
    }

    private static String carried(Reliance reliance) {
        return reliance.carried() == 1
                ? "1 idea that is carried"
                : reliance.carried() + " ideas that are carried";
    }

    private static String needing(Reliance reliance, KnockoutRules rules) {
        Proportion.Interval share = reliance.share().orElseThrow();
        return "%d need a module and %d a layer, a share of %s to %s at %s"
                .formatted(
                        reliance.onModules(),
                        reliance.onLayers(),
                        number(share.low()),
                        number(share.high()),
                        number(rules.level()));
    }

    /** A line on each idea and each binding. */
    public static List<String> lines(KnockoutMap map) {
        List<String> lines = new ArrayList<>();
        map.findings()
                .forEach((idea, found) ->
                        found.forEach(
                                finding -> lines.add(idea + ": " + of(finding, map.rules()))));
        map.bindings().forEach(binding -> lines.add(of(binding, map.rules())));
        return lines;
    }

    /** One finding. */
    public static String of(Finding finding, KnockoutRules rules) {
        return switch (finding) {
            case Finding.Necessary(Part part, Effect loss) ->
                    "NECESSARY %s: without it the idea loses %s, more than %s and more than others"
                            .formatted(part, limits(loss), number(rules.leastLoss()));
            case Finding.Sufficient(Part part, double score) ->
                    "SUFFICIENT %s: alone it answers %s, more than half of what the whole does and"
                                    .formatted(part, number(score))
                            + " more than the base";
            case Finding.RedundantWith(Part part, Part other, Effect loss) ->
                    "REDUNDANT %s with %s: without both the idea loses %s, without either alone less"
                                    .formatted(part, other, limits(loss))
                            + " than "
                            + number(rules.leastLoss());
            case Finding.Spread(List<Part> lost) -> spread(lost);
            case Finding.NotMeasured(Finding.Reason reason) -> "NOT MEASURED: " + of(reason);
        };
    }

    private static String spread(List<Part> lost) {
        String others =
                lost.isEmpty()
                        ? ""
                        : "; without %s it is lost, but not surely more than others"
                                .formatted(
                                        lost.stream()
                                                .map(Part::toString)
                                                .collect(Collectors.joining(", ")));
        return "SPREAD: carried, but no part was found that it needs or is content with" + others;
    }

    private static String of(Finding.Reason reason) {
        return switch (reason) {
            case TOO_FEW_PROBES -> "too few of its probes were answered";
            case TOO_MANY_FAILURES -> "too many of its probes failed";
            case NOT_CARRIED -> "the adapter does not answer it better than the base";
        };
    }

    private static String of(JudgedBinding judged, KnockoutRules rules) {
        String declared = parts(judged.binding().removal());
        String loss =
                judged.loss().map(found -> "loss without it " + limits(found.loss())).orElse("");
        return "%s: declared binding to %s %s"
                .formatted(
                        judged.binding().idea(),
                        declared,
                        switch (judged.judgement()) {
                            case CONFIRMED -> "CONFIRMED: " + loss;
                            case CONTRADICTED ->
                                    "CONTRADICTED: %s, below %s; the idea needs %s instead"
                                            .formatted(
                                                    loss,
                                                    number(rules.leastLoss()),
                                                    judged.elsewhere().orElseThrow());
                            case NOT_MEASURED ->
                                    loss.isEmpty()
                                            ? "NOT MEASURED"
                                            : "NOT MEASURED: not decided, " + loss;
                        });
    }

    private static String parts(Variant.Minus removal) {
        return removal.parts().stream().map(Part::toString).collect(Collectors.joining(" + "));
    }

    private static String limits(Effect effect) {
        return "%s (%s to %s, %d probes)"
                .formatted(
                        number(effect.mean()),
                        number(effect.low()),
                        number(effect.high()),
                        effect.probes());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value + 0.0);
    }
}
