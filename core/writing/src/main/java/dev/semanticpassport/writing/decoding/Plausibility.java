package dev.semanticpassport.writing.decoding;

import static dev.semanticpassport.writing.decoding.CharacterKind.ASCII_UPPER;
import static dev.semanticpassport.writing.decoding.CharacterKind.CLOSING;
import static dev.semanticpassport.writing.decoding.CharacterKind.CYRILLIC_UPPER;
import static dev.semanticpassport.writing.decoding.CharacterKind.EAST_ASIAN;
import static dev.semanticpassport.writing.decoding.CharacterKind.EMOJI;
import static dev.semanticpassport.writing.decoding.CharacterKind.INVISIBLE;
import static dev.semanticpassport.writing.decoding.CharacterKind.LATIN_UPPER;
import static dev.semanticpassport.writing.decoding.CharacterKind.OPENING;
import static dev.semanticpassport.writing.decoding.CharacterKind.PLAIN;
import static dev.semanticpassport.writing.decoding.CharacterKind.SYMBOL;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * What a text costs as natural text, in nats: roughly -ln of its probability, by letters and pairs
 * of letters. Of two readings of the same bytes, the cheaper one is the likelier. Pairs of Cyrillic
 * letters are counted (cyrillic-pairs.txt); the other costs are set by hand, coarse on purpose:
 * they need to tell writing from what a wrong decoding makes of it, not one language from another.
 */
final class Plausibility {
    /** Of any ASCII character: decodings hardly ever differ in these. */
    static final float ASCII = 3;

    /** The same sign again, as in a rule or a frame. */
    private static final float DRAWN = 1.5f;

    private static final float RARE = 14;
    private static final float ALLOWANCE = 10;
    private static final float MIXED_SCRIPTS = 6;
    private static final float UPPER_INSIDE_WORD = 5;
    private static final float RARE_CYRILLIC = 7;

    /** Names and foreign words have pairs that two novels lack. */
    private static final float RAREST_PAIR = 8;

    private static final float YO = 1.5f;
    private static final String COMMON_LATIN =
            "àáâäãåæçèéêëìíîïñòóôöõøùúûüßąćęłńśźżčďěňřšťůžőűğışœðþý";
    private static final Set<UnicodeScript> COMMON_SCRIPTS =
            EnumSet.of(
                    UnicodeScript.GREEK,
                    UnicodeScript.HEBREW,
                    UnicodeScript.ARABIC,
                    UnicodeScript.ARMENIAN,
                    UnicodeScript.GEORGIAN,
                    UnicodeScript.DEVANAGARI,
                    UnicodeScript.BENGALI,
                    UnicodeScript.TAMIL,
                    UnicodeScript.THAI);
    private static final char FIRST_RUSSIAN = 'а';
    private static final int RUSSIAN_LETTERS = 32;
    private static final float[][] PAIRS = readPairs();

    private Plausibility() {}

    /** The cost of the whole text, its first character after {@code before}. */
    static double of(CharSequence text, int before) {
        double sum = 0;
        int previous = before;
        for (int i = 0; i < text.length(); ) {
            int current = Character.codePointAt(text, i);
            sum += cost(previous, current);
            previous = current;
            i += Character.charCount(current);
        }
        return sum;
    }

    /**
     * The mean cost of the characters beyond ASCII, less an allowance that only counts where there
     * are few; 0 where there are none.
     */
    static double averageBeyondAscii(CharSequence text) {
        double sum = 0;
        int count = 0;
        int previous = '\n';
        for (int i = 0; i < text.length(); ) {
            int current = Character.codePointAt(text, i);
            if (current >= 0x80) {
                sum += cost(previous, current);
                count++;
            }
            previous = current;
            i += Character.charCount(current);
        }
        return count == 0 ? 0 : (sum - ALLOWANCE) / count;
    }

    /** The cost of one code point after another; a text begins after '\n'. */
    static float cost(int previous, int current) {
        CharacterKind before = CharacterKind.of(previous);
        CharacterKind kind = CharacterKind.of(current);
        return switch (kind) {
            case PLAIN -> before.isCyrillic() ? ASCII - 1.5f + wordEnd(previous) : ASCII;
            case ASCII_LOWER, ASCII_UPPER -> ASCII + asciiLetter(before, kind);
            case CYRILLIC_LOWER, CYRILLIC_UPPER -> cyrillic(previous, before, current, kind);
            case LATIN_LOWER, LATIN_UPPER -> latin(before, current, kind);
            case EAST_ASIAN -> eastAsian(before, current);
            case OTHER_LETTER -> otherLetter(previous, before, current);
            case OPENING -> before.isLetter() ? 8 : 4.5f;
            case CLOSING -> before == SYMBOL || before == OPENING ? 6 : 4.5f;
            case SYMBOL -> isDrawn(previous, current) ? DRAWN : symbol(before, current);
            case EMOJI -> current == 0xFE0F ? 3 : before == EMOJI ? 5.5f : 7;
            case INVISIBLE -> current == 0x200D && before == EMOJI ? 2 : current == 0xA0 ? 5 : 8;
            case COMBINING -> combining(before, current);
            case CONTROL -> 13;
            case REPLACEMENT -> 10;
            case NOTHING -> 15;
        };
    }

    private static float asciiLetter(CharacterKind before, CharacterKind kind) {
        if (before.isCyrillic()) {
            return MIXED_SCRIPTS;
        }
        if (kind == ASCII_UPPER && before == CharacterKind.LATIN_LOWER) {
            return UPPER_INSIDE_WORD;
        }
        return afterNoWordStart(before);
    }

    private static float cyrillic(
            int previous, CharacterKind before, int current, CharacterKind kind) {
        float context =
                before.isLatin() || before == CharacterKind.OTHER_LETTER || before == EAST_ASIAN
                        ? MIXED_SCRIPTS
                        : afterNoWordStart(before);
        if (kind == CYRILLIC_UPPER) {
            context +=
                    before.isLower() ? UPPER_INSIDE_WORD : before == CYRILLIC_UPPER ? 0.5f : 1.5f;
        }
        int letter = Character.toLowerCase(current);
        float yo = letter == 'ё' ? YO : 0;
        int column = index(letter);
        if (column < 0) {
            return context + RARE_CYRILLIC;
        }
        int row = before.isCyrillic() ? index(Character.toLowerCase(previous)) : -1;
        float pair = row < 0 && before.isCyrillic() ? 4 : PAIRS[row + 1][column + 1];
        return context + yo + pair;
    }

    private static float latin(CharacterKind before, int current, CharacterKind kind) {
        float cost = COMMON_LATIN.indexOf(Character.toLowerCase(current)) >= 0 ? 4 : 8;
        if (before.isCyrillic()) {
            return cost + MIXED_SCRIPTS;
        }
        if (kind == LATIN_UPPER) {
            cost += before.isLower() ? UPPER_INSIDE_WORD : 1.5f;
        } else if (!before.isLatin()) {
            cost += 2;
        }
        if (before == CharacterKind.LATIN_LOWER || before == LATIN_UPPER) {
            // two letters with marks hardly ever stand side by side
            cost += 1.5f;
        }
        return cost + afterNoWordStart(before);
    }

    private static float wordEnd(int letter) {
        int row = index(Character.toLowerCase(letter));
        return row < 0 ? 2 : PAIRS[row + 1][0];
    }

    private static float eastAsian(CharacterKind before, int current) {
        // extensions and compatibility forms hardly ever stand in a text
        boolean rare =
                current > Character.MAX_VALUE
                        || (current >= 0x3300 && current < 0x4E00)
                        || (current >= 0xF900 && current <= 0xFAFF);
        if (rare) {
            return RARE;
        }
        return before == EAST_ASIAN ? 6.5f : before.isLetter() ? 11 : 8;
    }

    private static boolean isDrawn(int previous, int current) {
        return previous == current && current >= 0x2500 && current < 0x25A0;
    }

    private static float symbol(CharacterKind before, int current) {
        boolean common =
                current < 0x100
                        || (current >= 0x2000 && current < 0x2400)
                        || (current >= 0x2500 && current < 0x2600);
        return (common ? 6 : RARE - 2) + (before.isLetter() || before == SYMBOL ? 2 : 0);
    }

    private static float combining(CharacterKind before, int current) {
        boolean accent = current >= 0x300 && current < 0x370;
        if (before == CharacterKind.OTHER_LETTER || before == CharacterKind.COMBINING) {
            return 5;
        }
        return accent && before.isLetter() ? 6 : RARE;
    }

    private static float otherLetter(int previous, CharacterKind before, int current) {
        if (!COMMON_SCRIPTS.contains(UnicodeScript.of(current))) {
            return before == CharacterKind.OTHER_LETTER ? 10 : 15;
        }
        if (before != CharacterKind.OTHER_LETTER && before != CharacterKind.COMBINING) {
            return before.isLetter() ? 12 : 8;
        }
        if (UnicodeScript.of(previous) != UnicodeScript.of(current)) {
            return before == CharacterKind.COMBINING ? 5 : 11;
        }
        boolean upperInside = Character.isUpperCase(current) && Character.isLowerCase(previous);
        return upperInside ? 9.5f : 4;
    }

    /** Signs after which no word begins. */
    private static float afterNoWordStart(CharacterKind before) {
        return before == SYMBOL || before == INVISIBLE || before == CharacterKind.CONTROL
                ? 1.5f
                : 0;
    }

    /** The place of a lower-case letter in the table, ё as е; -1 for letters not of Russian. */
    private static int index(int letter) {
        int place = (letter == 'ё' ? 'е' : letter) - FIRST_RUSSIAN;
        return place >= 0 && place < RUSSIAN_LETTERS ? place : -1;
    }

    private static float[][] readPairs() {
        float[][] pairs = new float[RUSSIAN_LETTERS + 1][RUSSIAN_LETTERS + 1];
        InputStream in =
                Objects.requireNonNull(
                        Plausibility.class.getResourceAsStream("cyrillic-pairs.txt"),
                        "cyrillic-pairs.txt");
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            int row = 0;
            for (String line; (line = lines.readLine()) != null; ) {
                if (line.startsWith("#")) {
                    continue;
                }
                String[] cells = line.split(" ", -1);
                for (int column = 0; column <= RUSSIAN_LETTERS; column++) {
                    pairs[row][column] =
                            Math.min(RAREST_PAIR, Integer.parseInt(cells[column + 1]) / 10f);
                }
                row++;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pairs;
    }
}
