package dev.semanticpassport.passport.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PageWritingTest {

    @Test
    void headingsTablesAndVerdictsBecomeHtml() {
        // When
        String page =
                PageWriting.html(
                        "A <title>",
                        """
                        # Verification report

                        **NOT_RECOGNISED** (SURVIVAL_REFUTED)

                        | model | standing |
                        |---|---|
                        | `base` | 1.5 |
                        """);
        // Then
        assertThat(page)
                .contains(
                        "<title>A &lt;title&gt;</title>",
                        "<h1>Verification report</h1>",
                        "<strong class=\"refuted\">NOT_RECOGNISED</strong>",
                        "<th>model</th>",
                        "<td><code>base</code></td>");
    }

    @Test
    void nothingOfWhatAModelIsCalledBecomesMarkup() {
        // Given
        String name = "<script>x</script> ![i](http://h/p.png) [l](javascript:x) <http://h/a> &";
        // When
        String page = PageWriting.html("t", "They are near: " + name + "\n\n<b>block</b>\n");
        // Then
        assertThat(page)
                .doesNotContain("<script", "<img", "<a ", "<b>")
                .contains("&lt;script&gt;", "(http://h/p.png)", "l (javascript:x)", "&amp;");
    }

    @Test
    void thePageLoadsNothing() {
        // When
        String page = PageWriting.html("t", "# Report\n");
        // Then
        assertThat(page)
                .contains("default-src 'none'; style-src 'unsafe-inline'")
                .doesNotContain("src=", "href=", "@import", "url(");
    }

    @Test
    void aBarInSomebodysWordsAddsNoColumn() {
        // When
        String page =
                PageWriting.html(
                        "t",
                        "| a | b |\n|---|---|\n| %s | %s |\n"
                                .formatted(PlainWords.cell("x | y\nz"), PlainWords.code("m|`n")));
        // Then
        assertThat(page).contains("<td>x | y z</td>", "<td><code>m??n</code></td>");
    }
}
