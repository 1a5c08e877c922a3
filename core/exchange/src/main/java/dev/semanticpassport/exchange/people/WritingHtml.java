package dev.semanticpassport.exchange.people;

import static dev.semanticpassport.core.page.HtmlPage.escaped;

import dev.semanticpassport.core.page.HtmlPage;
import java.util.List;
import java.util.stream.Collectors;

/** Writes pages as one HTML file that loads nothing and runs nothing. */
public final class WritingHtml {
    private static final String STYLE =
            """
            :root { color-scheme: light dark; }
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
            h1, h2, h3 { line-height: 1.2; }
            h2 { margin-top: 2.5rem; border-bottom: 1px solid #8886; padding-bottom: .3rem; }
            table { border-collapse: collapse; width: 100%; display: block; overflow-x: auto; }
            th, td { text-align: left; vertical-align: top; padding: .35rem .7rem .35rem 0; border-bottom: 1px solid #8884; overflow-wrap: anywhere; }
            th { font-weight: 600; }
            .measured, .declared, .contradicted { border-radius: .3rem; padding: .05rem .4rem; white-space: nowrap; }
            .verdict { white-space: nowrap; }
            .measured { background: #1a7f3730; }
            .declared { background: #8883; }
            .contradicted { background: #cf222e40; font-weight: 600; }
            """;

    private WritingHtml() {}

    /** The whole page. */
    public static String write(Page page) {
        String title = "<h1>" + escaped(page.title()) + "</h1>\n";
        return HtmlPage.of(
                page.title(),
                STYLE,
                title
                        + page.blocks().stream()
                                .map(WritingHtml::block)
                                .collect(Collectors.joining()));
    }

    private static String block(Block block) {
        return switch (block) {
            case Block.Heading(int level, String text) ->
                    "<h%d>%s</h%d>%n".formatted(level, escaped(text), level);
            case Block.Paragraph(String text) -> "<p>" + escaped(text) + "</p>\n";
            case Block.Table(List<String> heads, List<List<String>> rows) ->
                    "<table>\n<thead>"
                            + row("th", heads)
                            + "</thead>\n<tbody>\n"
                            + rows.stream()
                                    .map(cells -> row("td", cells))
                                    .collect(Collectors.joining())
                            + "</tbody>\n</table>\n";
            case Block.Bullets(List<String> items) ->
                    "<ul>\n"
                            + items.stream()
                                    .map(item -> "<li>" + escaped(item) + "</li>\n")
                                    .collect(Collectors.joining())
                            + "</ul>\n";
            case Block.Outline(List<Block.Line> lines) -> outline(lines);
        };
    }

    private static String row(String tag, List<String> cells) {
        return "<tr>"
                + cells.stream()
                        .map(cell -> "<" + tag + ">" + cell(cell) + "</" + tag + ">")
                        .collect(Collectors.joining())
                + "</tr>\n";
    }

    /** How a claim stands is shown by a colour as well, and a verdict on one line. */
    private static String cell(String text) {
        return switch (text) {
            case "measured", "declared", "contradicted" ->
                    "<span class=\"" + text + "\">" + text + "</span>";
            case "RECOGNISED", "NOT_RECOGNISED", "UNDECIDED" ->
                    "<span class=\"verdict\">" + text + "</span>";
            default -> escaped(text);
        };
    }

    private static String outline(List<Block.Line> lines) {
        StringBuilder html = new StringBuilder();
        int depth = -1;
        for (Block.Line line : lines) {
            int next = Math.min(line.depth(), depth + 1);
            html.append("<ul>\n".repeat(Math.max(0, next - depth)));
            html.append("</ul>\n".repeat(Math.max(0, depth - next)));
            html.append("<li>").append(escaped(line.text())).append("</li>\n");
            depth = next;
        }
        return html.append("</ul>\n".repeat(depth + 1)).toString();
    }
}
