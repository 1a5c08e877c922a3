package dev.semanticpassport.transfer.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.semanticpassport.core.Seeds;
import dev.semanticpassport.meaning.Holding;
import dev.semanticpassport.transfer.Gardens;
import dev.semanticpassport.transfer.Trees;
import dev.semanticpassport.transfer.kit.Kits;
import dev.semanticpassport.transfer.mapping.Mapping;
import dev.semanticpassport.transfer.mapping.TransferMap;
import dev.semanticpassport.transfer.proposing.Proposing;
import dev.semanticpassport.transfer.training.BaseFacts;
import dev.semanticpassport.transfer.training.Recipe;
import dev.semanticpassport.writing.Speaker;
import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class ArticleTest {

    @Test
    void what_an_author_wrote_never_becomes_an_element_of_the_page() {
        // Given
        String hostile = "<script>alert(1)</script> <img src=x onerror=alert(2)> & \"x\" 'y'";
        Trees trees =
                new Trees()
                        .message("1", Speaker.AUTHOR, hostile + " means danger and mischief.")
                        .idea(hostile, Holding.AUTHOR, hostile + " means danger and mischief.");

        // When
        Article article = article(trees, "<b>Title</b> [a](javascript:alert(3))");

        // Then
        assertThat(article.html())
                .doesNotContain("<script", "<img", "<b>", "href=\"javascript")
                .contains("&lt;script&gt;");
        article.figures().values().forEach(ArticleTest::assertXml);
        assertThat(article.markdown()).doesNotContain("<script>alert", "<img");
    }

    @Test
    void the_page_needs_nothing_beside_it_and_has_a_section_for_every_idea() {
        // When
        Trees trees = Gardens.trees();
        Article article = article(trees, "Garden");

        // Then
        assertThat(article.html())
                .contains("<svg", "default-src 'none'")
                .doesNotContain("src=", "href=", "url(", "@import");
        map(trees)
                .ideas()
                .forEach(idea -> {
                    assertThat(article.html()).contains("<h3 id=\"" + idea.section() + "\">");
                    assertThat(article.markdown()).contains("<a id=\"" + idea.section() + "\">");
                });
        assertThat(article.figures()).containsOnlyKeys("ideas.svg", "layers.svg", "power.svg");
        article.figures().values().forEach(ArticleTest::assertXml);
    }

    @Test
    void escaped_text_is_shown_as_it_was() {
        Seeds.forAll(
                2_000,
                random -> {
                    // Given
                    String marks = "\\`*_{}[]()<>#+-.!|~&$\"'=:/ab1 \t";
                    StringBuilder text = new StringBuilder();
                    for (int i = 0; i < 1 + random.nextInt(12); i++) {
                        text.append(marks.charAt(random.nextInt(marks.length())));
                    }
                    String wanted = text.toString().replaceAll("\\s+", " ").strip();

                    // When
                    String shown =
                            TextContentRenderer.builder()
                                    .build()
                                    .render(
                                            Parser.builder()
                                                    .build()
                                                    .parse(MarkdownText.escaped(text.toString())))
                                    .strip();

                    // Then
                    assertThat(shown).isEqualTo(wanted);
                });
    }

    @Test
    void an_article_without_a_signature_tells_nothing_of_verifying_one() {
        // When
        String with = article(Gardens.trees(), "Garden").markdown();
        String without = Telling.tell(order(map(Gardens.trees()), "Garden", 0)).markdown();

        // Then
        assertThat(with).contains("60 secret questions", "passport submit");
        assertThat(without)
                .contains("None was trained")
                .doesNotContain("passport submit", "power.svg");
    }

    @Test
    void an_article_is_not_told_from_what_is_private() {
        assertThatThrownBy(() -> Telling.tell(order(map(Gardens.trees(), false), "Garden")))
                .hasMessageContaining("open");
    }

    private static Article article(Trees trees, String title) {
        return Telling.tell(order(map(trees), title));
    }

    private static ArticleOrder order(TransferMap map, String title) {
        return order(map, title, 60);
    }

    private static ArticleOrder order(TransferMap map, String title, int beacons) {
        return new ArticleOrder(
                title,
                "Somebody",
                map,
                new BaseFacts("tiny", 4, BaseFacts.LLAMA_MODULES, 256),
                Recipe.of(1),
                beacons);
    }

    private static TransferMap map(Trees trees) {
        return map(trees, true);
    }

    private static TransferMap map(Trees trees, boolean open) {
        TransferMap map =
                Mapping.map(
                        trees.tree(),
                        trees.messages(),
                        Proposing.propose(trees.tree(), trees.messages(), Kits.WISHES),
                        Kits.WISHES.holdings());
        return open ? map.open() : map;
    }

    private static void assertXml(String svg) {
        try {
            DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(svg)));
        } catch (Exception e) {
            throw new AssertionError("no XML: " + svg, e);
        }
    }
}
