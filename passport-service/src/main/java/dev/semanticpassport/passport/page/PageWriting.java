package dev.semanticpassport.passport.page;

import dev.semanticpassport.core.page.HtmlPage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Turns a report's Markdown into one HTML file that loads nothing. Markup in the words of a model
 * or of a panel stays text, and links are told instead of made.
 */
public final class PageWriting {
    private static final List<Extension> TABLES = List.of(TablesExtension.create());

    private static final Parser READING =
            Parser.builder().extensions(TABLES).postProcessor(PageWriting::withoutLinks).build();

    private static final HtmlRenderer WRITING =
            HtmlRenderer.builder()
                    .extensions(TABLES)
                    .escapeHtml(true)
                    .sanitizeUrls(true)
                    .attributeProviderFactory(_ -> PageWriting::marked)
                    .build();

    /** What stands for a verdict gets its colour beside its word. */
    private static final Map<String, String> CLASSES =
            Map.of(
                    "RECOGNISED", "recognised",
                    "NOT_RECOGNISED", "refuted",
                    "UNDECIDED", "undecided");

    private static final String STYLE =
            """
            :root { color-scheme: light dark; }
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 64rem; margin: 2rem auto; padding: 0 1rem; }
            h1, h2, h3 { line-height: 1.2; }
            h2 { margin-top: 2.5rem; border-bottom: 1px solid #8886; padding-bottom: .3rem; }
            table { border-collapse: collapse; display: block; overflow-x: auto; }
            th, td { text-align: left; vertical-align: top; padding: .35rem 1.2rem .35rem 0; border-bottom: 1px solid #8884; }
            th:empty { padding: 0; border: 0; }
            code { font: .875em ui-monospace, monospace; overflow-wrap: anywhere; }
            li, p { overflow-wrap: anywhere; }
            .recognised, .refuted, .undecided { border-radius: .3rem; padding: .15rem .6rem; white-space: nowrap; }
            .recognised { background: #1a7f3730; }
            .refuted { background: #8884; }
            .undecided { background: #bf870040; }
            @media print { body { max-width: none; margin: 0; } h2 { break-after: avoid; } tr { break-inside: avoid; } }
            """;

    private PageWriting() {}

    /**
     * The whole page.
     *
     * @param title of the window
     * @param markdown the report, with tables as GitHub writes them
     */
    public static String html(String title, String markdown) {
        return HtmlPage.of(title, STYLE, WRITING.render(READING.parse(markdown)));
    }

    private static void marked(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof StrongEmphasis && node.getFirstChild() instanceof Text word) {
            String colour = CLASSES.get(word.getLiteral());
            if (colour != null) {
                attributes.put("class", colour);
            }
        }
    }

    /** Reports have no links of their own; one that comes up was in somebody else's words. */
    private static Node withoutLinks(Node document) {
        Map<Node, String> links = new LinkedHashMap<>();
        document.accept(
                new AbstractVisitor() {
                    @Override
                    public void visit(Link link) {
                        links.put(link, link.getDestination());
                        visitChildren(link);
                    }

                    @Override
                    public void visit(Image image) {
                        links.put(image, image.getDestination());
                        visitChildren(image);
                    }
                });
        links.forEach((link, destination) -> {
            for (Node child = link.getFirstChild(); child != null; child = link.getFirstChild()) {
                link.insertBefore(child);
            }
            link.insertBefore(new Text(" (" + destination + ")"));
            link.unlink();
        });
        return document;
    }
}
