package dev.semanticpassport.transfer.naming;

import java.util.List;
import java.util.Locale;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;

/** Text of messages as it is read aloud: without marks of Markdown, on one line. */
public final class PlainText {

    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final TextContentRenderer RENDERER =
            TextContentRenderer.builder().extensions(EXTENSIONS).build();

    private PlainText() {}

    /** The text of a piece of Markdown, also of one that was cut out between two marks. */
    public static String of(String markdown) {
        return RENDERER.render(PARSER.parse(markdown))
                .replaceAll("(?<!\\S)\\*{1,3}(?=\\S)|(?<=\\S)\\*{1,3}(?!\\S)", "")
                .replaceAll("[\\s\\p{Cntrl}]+", " ")
                .strip();
    }

    /** Without the numbers, pictures and dashes that stand before the first word. */
    static String fromFirstWord(String text) {
        return text.replaceFirst("^[^\\p{L}«“\"(]+(?=[\\p{L}«“\"(])", "");
    }

    /**
     * Whole sentences from the beginning, as many as fit into the bound; a first sentence that is
     * longer is cut after a word, with an ellipsis. Begins with a capital and ends with a stop.
     *
     * @param mostCharacters in code points, at least 20
     */
    public static String shortened(String text, int mostCharacters) {
        String line = text.strip();
        int end = 0;
        for (int at = 0; at < line.length(); at++) {
            boolean stop = ".!?…".indexOf(line.charAt(at)) >= 0;
            boolean last = at + 1 == line.length();
            if ((stop && !last && line.charAt(at + 1) == ' ') || last) {
                if (line.codePointCount(0, at + 1) <= mostCharacters) {
                    end = at + 1;
                } else {
                    break;
                }
            }
        }
        return sentence(end > 0 ? line.substring(0, end) : cut(line, mostCharacters));
    }

    /** With a capital at its beginning and a stop at its end. */
    public static String sentence(String text) {
        String line = text.strip().replaceFirst("[\\s,;:–—-]+$", "");
        if (line.isEmpty()) {
            return line;
        }
        int first = line.offsetByCodePoints(0, 1);
        String capital = line.substring(0, first).toUpperCase(Locale.ROOT) + line.substring(first);
        return ".!?…".indexOf(capital.charAt(capital.length() - 1)) >= 0 ? capital : capital + ".";
    }

    private static String cut(String line, int mostCharacters) {
        int end = line.offsetByCodePoints(0, mostCharacters - 1);
        int space = line.lastIndexOf(' ', end);
        return (space > 0 ? line.substring(0, space) : line.substring(0, end))
                        .replaceFirst("[\\s\\p{Punct}«»“”–—]+$", "")
                + "…";
    }
}
