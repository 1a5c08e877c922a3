package dev.semanticpassport.transfer.article;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * A training article.
 *
 * @param markdown with links to the figures
 * @param html one page that needs nothing beside it
 * @param figures SVG by file name
 */
public record Article(String markdown, String html, Map<String, String> figures) {

    public Article {
        figures = Map.copyOf(figures);
    }

    /** As files: {@code article.md}, {@code article.html} and {@code figures/}. */
    public SequencedMap<String, byte[]> files() {
        SequencedMap<String, byte[]> files = new LinkedHashMap<>();
        files.put("article.md", markdown.getBytes(StandardCharsets.UTF_8));
        files.put("article.html", html.getBytes(StandardCharsets.UTF_8));
        figures.forEach(
                (name, svg) -> files.put("figures/" + name, svg.getBytes(StandardCharsets.UTF_8)));
        return files;
    }
}
