package dev.semanticpassport.recognition.equating;

import java.util.ArrayList;
import java.util.List;

/** Cuts a text into runs of letters and digits, and every other character that is not white. */
final class WordCutting {
    private WordCutting() {}

    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            int end = at + Character.charCount(point);
            if (Character.isLetterOrDigit(point)) {
                while (end < text.length() && Character.isLetterOrDigit(text.codePointAt(end))) {
                    end += Character.charCount(text.codePointAt(end));
                }
                words.add(text.substring(at, end));
            } else if (!Character.isWhitespace(point)) {
                words.add(text.substring(at, end));
            }
            at = end;
        }
        return words;
    }
}
