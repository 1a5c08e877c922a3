package dev.semanticpassport.core.beacons;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The one way in which texts are compared: Unicode NFKC, full case folding without a locale, and
 * the words between boundaries. A word is a run of letters and digits, with the combining marks on
 * them; what is invisible (format characters such as a soft hyphen) neither separates nor belongs
 * to words.
 */
public final class Normalising {

    /** The name of these rules, frozen with each beacon. */
    public static final String MATCHER = "nfkc-casefold-words/v1";

    /**
     * Marks on one letter beyond these are dropped; no language has so many, and ordering them
     * takes quadratic time.
     */
    private static final int MAX_MARKS = 30;

    private static final int DOTLESS_I = 0x131;
    private static final int ASCII_END = 0x80;

    private Normalising() {}

    /** The words of a text, normalised, in order. */
    public static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        String folded = fold(text);
        StringBuilder word = new StringBuilder();
        for (int at = 0; at < folded.length(); ) {
            int point = folded.codePointAt(at);
            at += Character.charCount(point);
            if (Character.isLetter(point) || isNumber(point)) {
                word.appendCodePoint(point);
            } else if (isMark(point) && !word.isEmpty()) {
                word.appendCodePoint(point);
            } else if (!word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }

    /**
     * The words of a text with single spaces between: two texts with the same are one candidate.
     */
    public static String normalise(String text) {
        return String.join(" ", words(text));
    }

    /** NFKC after folding after NFKC: folding can undo the first, as for U+0345. */
    private static String fold(String text) {
        String composed = Normalizer.normalize(visible(text), Normalizer.Form.NFKC);
        StringBuilder folded = new StringBuilder(composed.length());
        composed.codePoints().forEach(point -> fold(point, folded));
        return Normalizer.normalize(folded, Normalizer.Form.NFKC);
    }

    private static String visible(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        int marks = 0;
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            at += Character.charCount(point);
            marks = isMark(point) ? marks + 1 : 0;
            if (Character.getType(point) != Character.FORMAT && marks <= MAX_MARKS) {
                visible.appendCodePoint(point);
            }
        }
        return visible.toString();
    }

    /**
     * Full case folding (CaseFolding.txt, C + F) of one code point. The JDK has no such function;
     * lower case of upper case of lower case is it, but for the dotless i, which folds to itself,
     * and for Cherokee, which folds to upper case there and to lower case here, so that the same
     * letters still meet.
     */
    private static void fold(int point, StringBuilder folded) {
        if (point < ASCII_END) {
            folded.append((char) Character.toLowerCase(point));
        } else if (point == DOTLESS_I) {
            folded.appendCodePoint(point);
        } else {
            // Lower case first: the capital sharp s is its own upper case.
            String lower = Character.toString(point).toLowerCase(Locale.ROOT);
            lower.toUpperCase(Locale.ROOT)
                    .codePoints()
                    .forEach(
                            one -> folded.append(Character.toString(one).toLowerCase(Locale.ROOT)));
        }
    }

    private static boolean isNumber(int point) {
        return switch (Character.getType(point)) {
            case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER ->
                    true;
            default -> false;
        };
    }

    private static boolean isMark(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK ->
                    true;
            default -> false;
        };
    }
}
