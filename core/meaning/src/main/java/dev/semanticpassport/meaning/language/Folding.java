package dev.semanticpassport.meaning.language;

/**
 * Makes the stems of a loan word meet across scripts and spellings: "лора" and "LoRA", "токен" and
 * "token", "контекст" and "context". Cyrillic becomes Latin, letters of one sound become one.
 */
final class Folding {
    private static final String CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъыьэюя";
    private static final String[] LATIN = {
        "a", "b", "v", "g", "d", "e", "zh", "z", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s",
        "t", "u", "f", "h", "ts", "ch", "sh", "sch", "", "i", "", "e", "iu", "ia"
    };
    private static final int SHORTEST = 4;

    private Folding() {}

    /** The folded form of a stem in lower case; never empty where the stem is not. */
    static String fold(String stem) {
        StringBuilder folded = new StringBuilder(stem.length() + 2);
        for (int i = 0; i < stem.length(); i++) {
            char letter = stem.charAt(i);
            int at = CYRILLIC.indexOf(letter);
            if (at >= 0) {
                folded.append(LATIN[at]);
            } else {
                latin(letter, i + 1 < stem.length() ? stem.charAt(i + 1) : ' ', folded);
            }
        }
        int last = folded.length() - 1;
        if (folded.length() >= SHORTEST
                && (folded.charAt(last) == 'a' || folded.charAt(last) == 'o')) {
            folded.setLength(last);
        }
        return folded.isEmpty() ? stem : folded.toString();
    }

    private static void latin(char letter, char next, StringBuilder folded) {
        switch (letter) {
            case 'c' -> folded.append(next == 'h' ? 'c' : 'k');
            case 'x' -> folded.append("ks");
            case 'y' -> folded.append('i');
            case 'w' -> folded.append('v');
            case 'q' -> folded.append('k');
            default -> folded.append(letter);
        }
    }
}
