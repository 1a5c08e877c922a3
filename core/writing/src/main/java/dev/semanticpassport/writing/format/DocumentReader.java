package dev.semanticpassport.writing.format;

import java.io.IOException;

/** Reads plain text and Markdown: what stands in such a file is the author's. */
final class DocumentReader {
    private DocumentReader() {}

    static void readText(Source source) throws IOException {
        Lines lines = new Lines(source.text(), source.bounds().lineCharacters());
        Sections sections = new Sections(source, "", false);
        try {
            for (Line line; (line = lines.next()) != null; ) {
                sections.add(line);
            }
        } finally {
            // a file that cannot be read on still gives what was read
            sections.finish();
        }
    }

    static void readMarkdown(Source source) throws IOException {
        FrontMatter lines =
                FrontMatter.of(new Lines(source.text(), source.bounds().lineCharacters()));
        Sections sections = new Sections(source, lines.value("title"), true);
        try {
            for (Line line; (line = lines.next()) != null; ) {
                sections.add(line);
            }
        } finally {
            // a file that cannot be read on still gives what was read
            sections.finish();
        }
    }
}
