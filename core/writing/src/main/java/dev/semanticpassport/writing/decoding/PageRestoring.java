package dev.semanticpassport.writing.decoding;

import org.jspecify.annotations.Nullable;

/** Undoes the reading of one single-byte encoding as another: letter for letter, a whole line. */
final class PageRestoring {
    /** Of the characters beyond ASCII, so many must exist in the encoding they were read in. */
    private static final double LEAST_SHARE = 0.7;

    /** What a character costs, in nats, that cannot have come from the wrong reading. */
    private static final double UNMAPPED = 3;

    private PageRestoring() {}

    /** The best of all pairs, whatever it gains; null where none fits. */
    static @Nullable Restored restore(String line) {
        double cost = Plausibility.of(line, '\n');
        Restored best = null;
        for (CodePage read : CodePage.MISREAD) {
            if (!fits(line, read)) {
                continue;
            }
            double left = UNMAPPED * unmapped(line, read);
            for (CodePage written : CodePage.WRITTEN) {
                if (written == read) {
                    continue;
                }
                String text = reread(line, written, read);
                double gain = cost - left - Plausibility.of(text, '\n');
                if (best == null || gain > best.gainNats()) {
                    best =
                            new Restored(
                                    new Misreading.OfPage(written, read),
                                    text,
                                    gain,
                                    high(line),
                                    0);
                }
            }
        }
        return best;
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

    private static long unmapped(String line, CodePage read) {
        return line.chars().filter(c -> c >= 0x80 && !read.isHigh((char) c)).count();
    }

    private static boolean fits(String line, CodePage read) {
        int known = 0;
        int high = 0;
        for (int i = 0; i < line.length(); i++) {
            char character = line.charAt(i);
            if (character >= 0x80) {
                high++;
                known += read.isHigh(character) ? 1 : 0;
            }
        }
        return known > 0 && known >= LEAST_SHARE * high;
    }

    private static int high(String line) {
        return (int) line.chars().filter(character -> character >= 0x80).count();
    }
}
