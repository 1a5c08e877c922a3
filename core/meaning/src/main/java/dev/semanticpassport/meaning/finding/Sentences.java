package dev.semanticpassport.meaning.finding;

import dev.semanticpassport.meaning.language.Word;
import dev.semanticpassport.meaning.language.Words;
import dev.semanticpassport.meaning.reading.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes a line apart into sentences. A full stop ends one even before a small letter, as people
 * chat; not after a single letter or a short form. A line end ends one after a short line, since a
 * paragraph's lines are long until its last, and before "name -> text".
 */
public final class Sentences {
    private static final Pattern END = Pattern.compile("[.!?…]+[\"'»”)\\]]*(?=\\s)|\\n");
    private static final Pattern SHORT_FORM =
            Pattern.compile(
                    "(?iu).*(?:(?<![\\p{L}])\\p{L}|\\bт\\.\\s?[епдк]|и\\s(?:др|пр)|\\bсм|\\bрис|\\bгл|\\bстр"
                            + "|\\bmr|\\bmrs|\\bdr|\\bst|\\bvs|\\bfig|\\bno|\\bcf|\\betc|e\\.g|i\\.e)");
    private static final Pattern ENTRY = Pattern.compile("[^\\n]{2,40}\\s(?:->|→|=>|=)\\s");
    private static final int SHORT_LINE = 60;
    private static final int LOOK_BACK = 8;

    private final Words words;

    public Sentences(Words words) {
        this.words = words;
    }

    /** The sentences of a line, in order; those without a word are left out. */
    public List<Sentence> of(Line line) {
        String text = line.text();
        List<Word> all = words.of(text);
        List<Sentence> sentences = new ArrayList<>();
        int next = 0;
        int from = 0;
        Matcher end = END.matcher(text);
        while (from < text.length()) {
            int to = nextEnd(text, end, from);
            List<Word> own = new ArrayList<>();
            while (next < all.size() && all.get(next).from() < to) {
                own.add(all.get(next++));
            }
            if (!own.isEmpty()) {
                sentences.add(trimmed(line, from, to, own));
            }
            from = to;
        }
        return sentences;
    }

    private static int nextEnd(String text, Matcher end, int from) {
        int at = from;
        while (end.find(at)) {
            at = end.end();
            if (text.charAt(end.start()) == '\n') {
                int lineStart = text.lastIndexOf('\n', end.start() - 1) + 1;
                if (end.start() - lineStart < SHORT_LINE
                        || ENTRY.matcher(text).region(at, text.length()).lookingAt()) {
                    return at;
                }
            } else if (!isShortForm(text, end.start())) {
                return at;
            }
        }
        return text.length();
    }

    private static boolean isShortForm(String text, int stop) {
        return text.charAt(stop) == '.'
                && SHORT_FORM
                        .matcher(text.substring(Math.max(0, stop - LOOK_BACK), stop))
                        .matches();
    }

    private static Sentence trimmed(Line line, int from, int to, List<Word> words) {
        int start = from;
        int end = to;
        while (end > start && Character.isWhitespace(line.text().charAt(end - 1))) {
            end--;
        }
        while (start < end && Character.isWhitespace(line.text().charAt(start))) {
            start++;
        }
        return new Sentence(line, start, end, words);
    }
}
