package dev.semanticpassport.local.inspect;

import static dev.semanticpassport.core.page.HtmlPage.escaped;

import dev.semanticpassport.core.page.HtmlPage;
import dev.semanticpassport.weights.changes.ChangeMap;
import dev.semanticpassport.weights.changes.Spectrum;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** An inspection as one HTML file that loads nothing and runs nothing. */
public final class WritingPage {
    private static final int BARS = 16;
    private static final String STYLE =
            """
            :root { color-scheme: light dark; }
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 75rem; margin: 2rem auto; padding: 0 1rem; }
            h1 { font-size: 1.5rem; overflow-wrap: anywhere; }
            h2 { margin-top: 2.5rem; border-bottom: 1px solid #8886; padding-bottom: .3rem; }
            .wide { overflow-x: auto; }
            table { border-collapse: collapse; }
            th, td { text-align: left; vertical-align: top; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid #8884; }
            th { font-weight: 600; }
            .facts td { overflow-wrap: anywhere; }
            .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
            .map td { text-align: right; padding: .3rem .6rem; border: 1px solid #8883; font-variant-numeric: tabular-nums; }
            .map th { padding: .3rem .6rem; }
            .refused { background: #cf222e30; }
            svg { display: block; height: 1.4rem; width: 6rem; }
            rect { fill: #0969da; }
            """;

    private WritingPage() {}

    /** The whole page. */
    public static String write(Inspection inspection) {
        StringBuilder body =
                new StringBuilder(
                        "<h1>%s</h1>\n<table class=\"facts\">\n"
                                .formatted(escaped(inspection.path())));
        for (Fact fact : Fact.of(inspection)) {
            body.append(
                    "<tr%s><th>%s</th><td>%s</td></tr>\n"
                            .formatted(
                                    fact.label().equals("refused") ? " class=\"refused\"" : "",
                                    escaped(fact.label()),
                                    escaped(fact.text())));
        }
        body.append("</table>\n");
        if (inspection.lineage().layered()) {
            body.append("<h2>Lineage by layer</h2>\n");
            table(
                    body,
                    inspection.lineage().heads(),
                    inspection.lineage().rows().stream().map(row -> cells(row, 1)).toList());
        }
        inspection
                .map()
                .filter(map -> !map.modules().isEmpty())
                .ifPresent(map -> changes(body, map));
        if (!inspection.figures().isEmpty()) {
            body.append("<h2>Tensors</h2>\n");
            table(
                    body,
                    ModuleTable.PART_HEADS,
                    ModuleTable.parts(inspection.figures()).stream()
                            .map(row -> cells(row, 2))
                            .toList());
        }
        return HtmlPage.of(inspection.path(), STYLE, body.toString());
    }

    private static void changes(StringBuilder body, ChangeMap map) {
        grid(body, map.grid());
        body.append("<h2>Modules, by energy</h2>\n");
        List<String> heads = new java.util.ArrayList<>(ModuleTable.CHANGE_HEADS);
        heads.add("spectrum");
        table(
                body,
                heads,
                ModuleTable.byEnergy(map).stream()
                        .map(one ->
                                cells(ModuleTable.cells(map, one), 1)
                                        + "<td>"
                                        + bars(one.spectrum())
                                        + "</td>")
                        .toList());
    }

    private static void grid(StringBuilder body, ChangeMap.Grid grid) {
        body.append(
                "<h2>Where the change is</h2>\n<p>Share of its energy in %, a row for each layer."
                        + "</p>\n<div class=\"wide\"><table class=\"map\">\n<tr><th>layer</th>");
        ModuleTable.labels(grid.parts())
                .forEach(part -> body.append("<th>").append(escaped(part)).append("</th>"));
        body.append("</tr>\n");
        grid.shares()
                .forEach((layer, shares) -> {
                    body.append("<tr><th>")
                            .append(layer == ChangeMap.Grid.OUTSIDE ? "outside" : layer)
                            .append("</th>");
                    for (String part : grid.parts()) {
                        Double share = shares.get(part);
                        body.append(share == null ? "<td></td>" : cell(share, grid.greatest()));
                    }
                    body.append("</tr>\n");
                });
        body.append("</table></div>\n");
    }

    private static String cell(double share, double greatest) {
        double strength = greatest == 0 ? 0 : share / greatest;
        return String.format(
                Locale.ROOT,
                "<td style=\"background:rgba(9,105,218,%.3f)\">%.2f</td>",
                0.75 * strength,
                100 * share);
    }

    /** The greatest singular values as bars. */
    private static String bars(Spectrum spectrum) {
        if (spectrum.norm() == 0) {
            return "";
        }
        StringBuilder bars = new StringBuilder("<svg viewBox=\"0 0 160 30\" role=\"img\">");
        int count = Math.min(BARS, spectrum.values().size());
        for (int i = 0; i < count; i++) {
            double height = 30 * spectrum.values().get(i) / spectrum.norm();
            bars.append(
                    String.format(
                            Locale.ROOT,
                            "<rect x=\"%d\" y=\"%.1f\" width=\"8\" height=\"%.1f\"/>",
                            10 * i,
                            30 - height,
                            height));
        }
        return bars.append("</svg>").toString();
    }

    /** Cells of a row; those from the given one on are numbers. */
    private static String cells(List<String> row, int numbersFrom) {
        StringBuilder cells = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            cells.append(i < numbersFrom ? "<td>" : "<td class=\"number\">")
                    .append(escaped(row.get(i)))
                    .append("</td>");
        }
        return cells.toString();
    }

    private static void table(StringBuilder body, List<String> heads, List<String> rows) {
        body.append("<div class=\"wide\"><table>\n<tr>")
                .append(
                        heads.stream()
                                .map(head -> "<th>" + escaped(head) + "</th>")
                                .collect(Collectors.joining()))
                .append("</tr>\n");
        rows.forEach(row -> body.append("<tr>").append(row).append("</tr>\n"));
        body.append("</table></div>\n");
    }
}
