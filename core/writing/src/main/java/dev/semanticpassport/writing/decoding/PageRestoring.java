package dev.semanticpassport.writing.decoding;

import org.jspecify.annotations.Nullable;

/** Undoes the reading of one single-byte encoding as another: letter for letter, a whole line. */
final class PageRestoring {
    /** Of the characters beyond ASCII, so many must exist in the encoding they were read in. */
    private static final double LEAST_SHARE = 0.7;

    /** What a character costs, in nats, that cannot have come from the wrong reading. */
    private static final double UNMAPPED = 3;

    private static final double LEAST_GAIN_A_LETTER = 1;
    private static final double MOST_NATS_A_LETTER = 4.8;
    private static final double LEAST_SHARE_IN_WORDS = 0.5;
    private static final int SHORTEST_WORD = 3;

    /** Rules drawn with one sign, or units with one raised digit, are no language. */
    private static final int LEAST_DIFFERENT = 4;

    private PageRestoring() {}

    /**
     * The best of all pairs that leads to natural text, whatever it gains; null where none fits. A
     * line that was misread gains in each of its letters: a few odd ones in natural text do not.
     */
    static @Nullable Restored restore(String line) {
        double cost = Plausibility.of(line, '\n');
        Restored best = null;
        for (CodePage read : CodePage.MISREAD) {
            int high = (int) line.chars().filter(c -> read.isHigh((char) c)).count();
            if (!fits(line, high)) {
                continue;
            }
            double left = UNMAPPED * (beyondAscii(line) - high);
            double least = best == null ? 0 : best.gainNats();
            for (CodePage written : CodePage.WRITTEN) {
                if (written.isLike(read)) {
                    continue;
                }
                String text = reread(line, written, read);
                double gain = cost - left - Plausibility.of(text, '\n');
                if (gain > least && gain >= LEAST_GAIN_A_LETTER * high && isNatural(text)) {
                    least = gain;
                    best = new Restored(new Misreading.OfPage(written, read), text, gain, high, 0);
                }
            }
        }
        return best;
    }

    /** Several letters, within words, at the cost of a language. */
    private static boolean isNatural(String text) {
        long different = text.chars().filter(character -> character >= 0x80).distinct().count();
        if (different < LEAST_DIFFERENT
                || Plausibility.averageBeyondAscii(text) > MOST_NATS_A_LETTER) {
            return false;
        }
        int inWords = 0;
        int high = 0;
        int wordHigh = 0;
        int word = 0;
        for (int i = 0; i <= text.length(); i++) {
            char character = i == text.length() ? ' ' : text.charAt(i);
            boolean beyond = character >= 0x80;
            high += beyond ? 1 : 0;
            if (Character.isLetter(character)) {
                word++;
                wordHigh += beyond ? 1 : 0;
            } else {
                inWords += word >= SHORTEST_WORD ? wordHigh : 0;
                word = 0;
                wordHigh = 0;
            }
        }
        return inWords >= LEAST_SHARE_IN_WORDS * high;
    }

    private static String reread(String line, CodePage written, CodePage read) {
        char[] characters = line.toCharArray();
        for (int i = 0; i < characters.length; i++) {
            if (read.isHigh(characters[i])) {
                characters[i] = written.character(read.code(characters[i]));
            }
        }
        return new String(characters);
    }

    private static boolean fits(String line, int high) {
        return high > 0 && high >= LEAST_SHARE * beyondAscii(line);
    }

    private static long beyondAscii(String line) {
        return line.chars().filter(character -> character >= 0x80).count();
    }
}
