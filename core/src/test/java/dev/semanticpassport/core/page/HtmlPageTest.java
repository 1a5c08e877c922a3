package dev.semanticpassport.core.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.core.Seeds;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.random.RandomGenerator;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

class HtmlPageTest {
    private static final String WORTH_ESCAPING = "<>&\"'/!-=%\\ \nabcdäЖ字";

    @Test
    void aPageIsOneFileThatMayLoadNothing() {
        // When
        String page = HtmlPage.of("Notes & \"figures\"", "p { margin: 0; }\n", "<p>100 %s</p>\n");
        // Then
        assertThat(page)
                .isEqualTo(
                        """
                        <!DOCTYPE html>
                        <html lang="en">
                        <head>
                        <meta charset="utf-8">
                        <meta name="viewport" content="width=device-width, initial-scale=1">
                        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
                        <title>Notes &amp; &quot;figures&quot;</title>
                        <style>
                        p { margin: 0; }
                        </style>
                        </head>
                        <body>
                        <p>100 %s</p>
                        </body>
                        </html>
                        """);
    }

    @Test
    void escapedTextIsReadAsItWasBetweenTagsAndInAttributes() {
        Seeds.forAll(
                2_000,
                random -> {
                    // Given
                    String text = text(random);
                    String escaped = HtmlPage.escaped(text);
                    // When
                    Element read = element("<p>" + escaped + "</p>");
                    Element quoted = element("<p a=\"%s\" b='%s'/>".formatted(escaped, escaped));
                    // Then
                    String oneLine = text.replace('\n', ' ');
                    assertThat(read.getTextContent()).isEqualTo(text);
                    assertThat(read.getElementsByTagName("*").getLength()).isZero();
                    assertThat(quoted.getAttribute("a")).isEqualTo(oneLine);
                    assertThat(quoted.getAttribute("b")).isEqualTo(oneLine);
                });
    }

    private static String text(RandomGenerator random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(20); i > 0; i--) {
            text.append(WORTH_ESCAPING.charAt(random.nextInt(WORTH_ESCAPING.length())));
        }
        return text.toString();
    }

    private static Element element(String xml) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml.getBytes(UTF_8)))
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException | IOException broken) {
            throw new AssertionError(xml, broken);
        }
    }
}
