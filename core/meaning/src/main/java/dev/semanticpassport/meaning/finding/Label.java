package dev.semanticpassport.meaning.finding;

import dev.semanticpassport.meaning.reading.Line;
import java.util.List;

/**
 * A phrase that may name an idea.
 *
 * @param line that it stands in
 * @param from its first character within the line
 * @param to the character after its last
 * @param text as it would head a page
 * @param key what two spellings of one idea have in common: its stems, ascending
 * @param others names given beside it, in brackets or after a slash
 */
public record Label(Line line, int from, int to, String text, String key, List<Other> others) {
    public Label {
        others = List.copyOf(others);
    }

    /**
     * Another name of the same idea.
     *
     * @param key as of a label
     * @param spelled in lower case, for names without a telling word: "you"
     */
    public record Other(String key, String spelled) {}

    /** In stems. */
    public List<String> stems() {
        return List.of(key.split(" "));
    }
}
