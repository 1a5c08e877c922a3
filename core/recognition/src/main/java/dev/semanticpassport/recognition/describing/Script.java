package dev.semanticpassport.recognition.describing;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Map;

/**
 * In which script a text is written, as a mark of its language that needs no list of words: answers
 * in different scripts share no words, whoever gave them.
 */
public final class Script {
    private static final int ASCII = 128;

    private Script() {}

    /** The script of most letters; {@code COMMON} where there are none. */
    public static UnicodeScript of(String text) {
        Map<UnicodeScript, Integer> letters = new EnumMap<>(UnicodeScript.class);
        int latin = 0;
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            i += Character.charCount(character);
            if (!Character.isLetter(character)) {
                continue;
            }
            // most letters are these, and looking a script up takes much longer
            if (character < ASCII) {
                latin++;
            } else {
                letters.merge(UnicodeScript.of(character), 1, Integer::sum);
            }
        }
        if (latin > 0) {
            letters.merge(UnicodeScript.LATIN, latin, Integer::sum);
        }
        UnicodeScript most = UnicodeScript.COMMON;
        int count = 0;
        for (Map.Entry<UnicodeScript, Integer> entry : letters.entrySet()) {
            if (entry.getValue() > count) {
                most = entry.getKey();
                count = entry.getValue();
            }
        }
        return most;
    }
}
