package dev.semanticpassport.writing.format;

import java.io.IOException;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/**
 * Reads an HTML page: its text as Markdown, so that headings, lists, tables and emphasis stay,
 * split like any document. A page is parsed as a whole, hence its own bound.
 */
final class HtmlReader {
    private HtmlReader() {}

    static void read(Source source) throws IOException {
        int bound = source.bounds().htmlCharacters();
        char[] page = new char[bound + 1];
        int length = 0;
        for (int count; length <= bound; length += count) {
            count = source.text().read(page, length, page.length - length);
            if (count < 0) {
                break;
            }
        }
        if (length > bound) {
            source.sink()
                    .problem(
                            "",
                            "the HTML page is longer than "
                                    + bound
                                    + " characters; it is left out");
            return;
        }
        Document document =
                Jsoup.parse(
                        new String(page, 0, length),
                        "",
                        Parser.htmlParser().setTrackPosition(true));
        String title = document.title().strip();
        document.select("script, style, noscript, template, head, svg, iframe, form").remove();
        Sections sections = new Sections(source, title, true);
        new HtmlBlocks(sections::add).walk(document.body());
        sections.finish();
    }
}
