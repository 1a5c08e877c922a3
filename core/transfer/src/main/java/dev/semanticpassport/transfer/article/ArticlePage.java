package dev.semanticpassport.transfer.article;

import dev.semanticpassport.core.page.HtmlPage;
import dev.semanticpassport.transfer.mapping.IdeaTransfer;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Heading;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlRenderer;

/** The article as one HTML page that needs nothing beside it. */
final class ArticlePage {

    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Pattern PICTURE =
            Pattern.compile("<p><img src=\"figures/([a-z]+\\.svg)\" alt=\"([^\"]*)\" /></p>");
    private static final int IDEA_HEADING = 3;

    private static final String STYLE =
            """
            body { font: 16px/1.55 system-ui, sans-serif; color: #1f2933; background: #fff; max-width: 60rem; margin: 2rem auto; padding: 0 1.2rem; }
            h1 { line-height: 1.2; } h2 { margin-top: 2.4rem; border-bottom: 1px solid #e4e7eb; padding-bottom: .2rem; } h3 { margin-top: 1.6rem; }
            table { border-collapse: collapse; margin: 1rem 0; display: block; overflow-x: auto; } th, td { border: 1px solid #cbd2d9; padding: .3rem .6rem; text-align: left; vertical-align: top; }
            pre { background: #f5f7fa; padding: .8rem; overflow-x: auto; } code { background: #f5f7fa; }
            figure { margin: 1.2rem 0; } figure svg { width: 100%; height: auto; border: 1px solid #e4e7eb; } figcaption { color: #52606d; font-size: .9rem; }
            blockquote { margin-left: 0; padding-left: 1rem; border-left: 3px solid #2f6f9f; }
            """;

    private ArticlePage() {}

    static String render(ArticleOrder order, String markdown, Map<String, String> figures) {
        Iterator<IdeaTransfer> ideas = order.map().ideas().iterator();
        AttributeProvider anchors =
                (node, _, attributes) -> {
                    if (node instanceof Heading heading
                            && heading.getLevel() == IDEA_HEADING
                            && ideas.hasNext()) {
                        attributes.put("id", ideas.next().section());
                    }
                };
        String body =
                HtmlRenderer.builder()
                        .extensions(EXTENSIONS)
                        .escapeHtml(true)
                        .sanitizeUrls(true)
                        .attributeProviderFactory(_ -> anchors)
                        .build()
                        .render(Parser.builder().extensions(EXTENSIONS).build().parse(markdown));
        // Only pictures of our own come out as elements; what an author wrote is escaped.
        String drawn =
                PICTURE.matcher(body)
                        .replaceAll(picture ->
                                Matcher.quoteReplacement(
                                        "<figure>\n"
                                                + figures.getOrDefault(picture.group(1), "")
                                                + "<figcaption>"
                                                + picture.group(2)
                                                + "</figcaption>\n</figure>"));
        return HtmlPage.of(order.title() + ": how the model was made", STYLE, drawn);
    }
}
