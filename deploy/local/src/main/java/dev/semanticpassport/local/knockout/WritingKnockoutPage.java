package dev.semanticpassport.local.knockout;

import static dev.semanticpassport.core.page.HtmlPage.escaped;

import dev.semanticpassport.core.imprint.knockout.Loss;
import dev.semanticpassport.core.imprint.knockout.Wording;
import dev.semanticpassport.core.page.HtmlPage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A knock-out map as one HTML file that loads nothing and runs nothing. */
public final class WritingKnockoutPage {
    private static final String STYLE =
            """
            :root { color-scheme: light dark; }
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 75rem; margin: 2rem auto; padding: 0 1rem; }
            h1 { font-size: 1.5rem; overflow-wrap: anywhere; }
            h2 { margin-top: 2.5rem; border-bottom: 1px solid #8886; padding-bottom: .3rem; }
            .wide { overflow-x: auto; }
            table { border-collapse: collapse; }
            th { font-weight: 600; padding: .3rem .6rem; }
            td { text-align: right; padding: .3rem .6rem; border: 1px solid #8883; font-variant-numeric: tabular-nums; }
            .necessary { outline: 2px solid #cf222e; outline-offset: -2px; font-weight: 600; }
            .nothing { color: #8889; }
            """
                    + WritingKnockoutOverview.STYLE;

    private static final String OVERVIEW =
            "The redder a cell, the more the idea loses without that part; outlined: NECESSARY.";

    private static final double HARDLY_A_LOSS = .05;

    private WritingKnockoutPage() {}

    /** The whole page. */
    public static String write(KnockoutResult result) {
        String title = "Knock-out map of " + result.adapter();
        StringBuilder body = new StringBuilder("<h1>%s</h1>\n".formatted(escaped(title)));
        paragraph(body, WritingKnockoutText.heading(result));
        paragraph(body, Wording.ofWhole(result.map()));
        paragraph(body, WritingKnockoutText.WHAT_IT_IS);
        paragraph(body, WritingKnockoutText.scores(result));
        if (!result.map().losses().isEmpty()) {
            paragraph(body, OVERVIEW);
            body.append(WritingKnockoutOverview.write(result));
        }
        int number = 0;
        for (String idea : result.map().findings().keySet()) {
            body.append(
                    "<h2 id=\"%s\">%s</h2>\n"
                            .formatted(
                                    WritingKnockoutOverview.anchor(number++),
                                    escaped(result.label(idea))));
            LossTable table = LossTable.of(result.map(), idea);
            if (!table.losses().isEmpty()) {
                grid(body, table);
            }
            items(body, WritingKnockoutText.findings(result.map(), idea));
        }
        section(body, "Declared bindings", WritingKnockoutText.bindings(result.map()));
        section(body, "What the base knows", WritingKnockoutText.health(result.map()));
        return HtmlPage.of(title, STYLE, body.toString());
    }

    private static void grid(StringBuilder body, LossTable table) {
        body.append("<div class=\"wide\"><table>\n<tr><th scope=\"col\">layer</th>");
        table.columns()
                .forEach(column ->
                        body.append(
                                "<th scope=\"col\">%s</th>"
                                        .formatted(escaped(LossTable.head(column)))));
        body.append("</tr>\n");
        for (int layer : table.layers()) {
            body.append("<tr><th scope=\"row\">%d</th>".formatted(layer));
            for (String column : table.columns()) {
                body.append(cell(table.at(layer, column)));
            }
            body.append("</tr>\n");
        }
        body.append("</table></div>\n");
    }

    private static String cell(Optional<Loss> loss) {
        if (loss.isEmpty()) {
            return "<td>–</td>";
        }
        boolean nothing = Math.abs(loss.get().loss().mean()) < HARDLY_A_LOSS;
        return String.format(
                Locale.ROOT,
                "<td class=\"%s\" style=\"%s\" title=\"%.2f to %.2f, %d probes\">%s</td>",
                loss.get().necessary() ? "necessary" : nothing ? "nothing" : "",
                colour(loss.get()),
                loss.get().loss().low() + 0.0,
                loss.get().loss().high() + 0.0,
                loss.get().loss().probes(),
                WritingKnockoutText.cell(loss).strip());
    }

    /** The more is lost, the redder. */
    static String colour(Loss loss) {
        double mean = Math.max(0, Math.min(1, loss.loss().mean()));
        return String.format(Locale.ROOT, "background: rgba(207, 34, 46, %.2f)", mean * .6);
    }

    private static void section(StringBuilder body, String heading, List<String> lines) {
        if (!lines.isEmpty()) {
            body.append("<h2>%s</h2>\n".formatted(escaped(heading)));
            items(body, lines);
        }
    }

    private static void items(StringBuilder body, List<String> lines) {
        body.append("<ul>\n");
        lines.forEach(line -> body.append("<li>%s</li>\n".formatted(escaped(line))));
        body.append("</ul>\n");
    }

    private static void paragraph(StringBuilder body, String text) {
        body.append("<p>%s</p>\n".formatted(escaped(text)));
    }
}
