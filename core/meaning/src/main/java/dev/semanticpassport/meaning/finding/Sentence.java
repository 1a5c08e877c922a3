package dev.semanticpassport.meaning.finding;

import dev.semanticpassport.meaning.language.Word;
import dev.semanticpassport.meaning.reading.Line;
import java.util.List;

/**
 * One sentence of a line.
 *
 * @param line that it stands in
 * @param from its first character within the line
 * @param to the character after its last
 * @param words with places within the line
 */
public record Sentence(Line line, int from, int to, List<Word> words) {
    public Sentence {
        words = List.copyOf(words);
    }

    /** As it stands in the line. */
    public String text() {
        return line.text().substring(from, to);
    }

    /** Its words within a stretch of the line. */
    public List<Word> words(int start, int end) {
        return words.stream().filter(word -> word.from() >= start && word.to() <= end).toList();
    }

    /** Whether it asks. */
    public boolean isQuestion() {
        int last = to - 1;
        while (last > from && "\"'»”)*".indexOf(line.text().charAt(last)) >= 0) {
            last--;
        }
        return line.text().charAt(last) == '?';
    }
}
