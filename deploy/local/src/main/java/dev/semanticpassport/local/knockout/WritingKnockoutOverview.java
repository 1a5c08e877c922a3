package dev.semanticpassport.local.knockout;

import static dev.semanticpassport.core.page.HtmlPage.escaped;

import dev.semanticpassport.core.imprint.Part;
import dev.semanticpassport.core.imprint.knockout.Loss;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** All ideas by all parts in one picture: what each loses without each. */
final class WritingKnockoutOverview {
    static final String STYLE =
            """
            .overview td { width: 1rem; min-width: 1rem; height: 1.35rem; padding: 0; }
            .overview th[scope=row] { text-align: left; white-space: nowrap; font-weight: 400; padding: 0 .6rem 0 0; }
            .overview th.module { writing-mode: vertical-rl; font-weight: 400; font-size: .75rem; padding: .3rem 0; text-align: right; }
            .overview .first { border-left: 2px solid #888a; }
            """;

    private WritingKnockoutOverview() {}

    /** A table, with a link to each idea's own. */
    static String write(KnockoutResult result) {
        Map<String, Map<Part, Loss>> losses = new HashMap<>();
        SortedSet<Part> parts =
                new TreeSet<>(
                        Comparator.<Part>comparingInt(Part::layer)
                                .thenComparing(Part::module, LossTable.COLUMNS));
        for (Loss loss : result.map().losses()) {
            if (loss.removed().parts().size() == 1) {
                Part part = loss.removed().parts().first();
                parts.add(part);
                losses.computeIfAbsent(loss.idea(), _ -> new HashMap<>()).put(part, loss);
            }
        }
        StringBuilder body = new StringBuilder();
        body.append("<div class=\"wide\"><table class=\"overview\">\n");
        heads(body, parts);
        int number = 0;
        for (String idea : result.map().findings().keySet()) {
            body.append(
                    "<tr><th scope=\"row\"><a href=\"#%s\">%s</a></th>"
                            .formatted(anchor(number++), escaped(result.label(idea))));
            int layer = -1;
            for (Part part : parts) {
                Loss loss = losses.getOrDefault(idea, Map.of()).get(part);
                body.append(
                        loss == null
                                ? "<td></td>"
                                : cell(result.label(idea), part, loss, part.layer() != layer));
                layer = part.layer();
            }
            body.append("</tr>\n");
        }
        return body.append("</table></div>\n").toString();
    }

    /** Where an idea's own table stands on the page. */
    static String anchor(int number) {
        return "idea-" + number;
    }

    private static void heads(StringBuilder body, SortedSet<Part> parts) {
        List<Integer> layers = new ArrayList<>();
        parts.forEach(part -> layers.add(part.layer()));
        body.append("<tr><th scope=\"col\">layer</th>");
        layers.stream()
                .distinct()
                .forEach(layer ->
                        body.append(
                                "<th scope=\"colgroup\" class=\"first\" colspan=\"%d\">%d</th>"
                                        .formatted(
                                                layers.stream().filter(layer::equals).count(),
                                                layer)));
        body.append("</tr>\n");
        if (parts.stream().anyMatch(part -> !part.isLayer())) {
            body.append("<tr><th></th>");
            int layer = -1;
            for (Part part : parts) {
                body.append(
                        "<th scope=\"col\" class=\"module%s\">%s</th>"
                                .formatted(
                                        part.layer() != layer ? " first" : "",
                                        escaped(LossTable.head(part.module()))));
                layer = part.layer();
            }
            body.append("</tr>\n");
        }
    }

    private static String cell(String idea, Part part, Loss loss, boolean first) {
        String classes = (loss.necessary() ? "necessary" : "") + (first ? " first" : "");
        return String.format(
                Locale.ROOT,
                "<td class=\"%s\" style=\"%s\" title=\"%s without %s: loses %.2f (%.2f to %.2f)\"></td>",
                classes.strip(),
                WritingKnockoutPage.colour(loss),
                escaped(idea),
                escaped(part.toString()),
                loss.loss().mean() + 0.0,
                loss.loss().low() + 0.0,
                loss.loss().high() + 0.0);
    }
}
