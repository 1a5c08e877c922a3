package dev.semanticpassport.writing.decoding;

import java.lang.Character.UnicodeScript;

/** What part a character plays in natural text. */
enum CharacterKind {
    /** ASCII other than letters. */
    PLAIN,
    ASCII_LOWER,
    ASCII_UPPER,
    CYRILLIC_LOWER,
    CYRILLIC_UPPER,
    /** Latin letters beyond ASCII. */
    LATIN_LOWER,
    LATIN_UPPER,
    /**
     * Letters of scripts that are written without spaces or by syllables, and their punctuation.
     */
    EAST_ASIAN,
    OTHER_LETTER,
    OPENING,
    /** Closing quotes, dashes and other punctuation that follows a word. */
    CLOSING,
    SYMBOL,
    EMOJI,
    /** No-break and zero-width spaces, joiners. */
    INVISIBLE,
    /** An accent of its own. */
    COMBINING,
    CONTROL,
    REPLACEMENT,
    /** Private, unassigned, half of a pair: nothing that is written. */
    NOTHING;

    private static final CharacterKind[] OF_BASIC_PLANE =
            new CharacterKind[Character.MAX_VALUE + 1];

    static {
        for (int code = 0; code <= Character.MAX_VALUE; code++) {
            OF_BASIC_PLANE[code] = classify(code);
        }
    }

    static CharacterKind of(int codePoint) {
        return codePoint <= Character.MAX_VALUE ? OF_BASIC_PLANE[codePoint] : classify(codePoint);
    }

    boolean isLatin() {
        return this == ASCII_LOWER
                || this == ASCII_UPPER
                || this == LATIN_LOWER
                || this == LATIN_UPPER;
    }

    boolean isCyrillic() {
        return this == CYRILLIC_LOWER || this == CYRILLIC_UPPER;
    }

    boolean isLower() {
        return this == ASCII_LOWER || this == CYRILLIC_LOWER || this == LATIN_LOWER;
    }

    boolean isLetter() {
        return isLatin() || isCyrillic() || this == OTHER_LETTER || this == EAST_ASIAN;
    }

    private static CharacterKind classify(int code) {
        if (code < 0x80) {
            return ascii(code);
        }
        if (code == 0xFFFD) {
            return REPLACEMENT;
        }
        if (code == 0xA0 || code == 0xAD || (code >= 0x2000 && code <= 0x200F) || code == 0x202F) {
            return INVISIBLE;
        }
        if (isEmoji(code)) {
            return EMOJI;
        }
        return switch (Character.getType(code)) {
            case Character.CONTROL -> CONTROL;
            case Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> NOTHING;
            case Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                    INVISIBLE;
            case Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK ->
                    COMBINING;
            case Character.UPPERCASE_LETTER, Character.TITLECASE_LETTER -> letter(code, true);
            case Character.LOWERCASE_LETTER, Character.MODIFIER_LETTER -> letter(code, false);
            case Character.OTHER_LETTER -> letter(code, false);
            case Character.INITIAL_QUOTE_PUNCTUATION, Character.START_PUNCTUATION ->
                    isEastAsian(code) ? EAST_ASIAN : OPENING;
            case Character.FINAL_QUOTE_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.CONNECTOR_PUNCTUATION ->
                    isEastAsian(code) ? EAST_ASIAN : CLOSING;
            case Character.OTHER_PUNCTUATION -> punctuation(code);
            default -> isEastAsian(code) ? EAST_ASIAN : SYMBOL;
        };
    }

    private static CharacterKind ascii(int code) {
        if (code >= 'a' && code <= 'z') {
            return ASCII_LOWER;
        }
        if (code >= 'A' && code <= 'Z') {
            return ASCII_UPPER;
        }
        boolean control = code == 0x7F || code < ' ';
        return control && code != '\t' && code != '\n' && code != '\r' && code != '\f'
                ? CONTROL
                : PLAIN;
    }

    private static CharacterKind punctuation(int code) {
        if (isEastAsian(code)) {
            return EAST_ASIAN;
        }
        if (code == 0xA1 || code == 0xBF) {
            return OPENING;
        }
        // dagger and per mille stand where a letter should far oftener than they are meant
        return code == 0x2026 || code == 0xB7 || code == 0x2022 || code == 0xA7 ? CLOSING : SYMBOL;
    }

    private static CharacterKind letter(int code, boolean upper) {
        UnicodeScript script = UnicodeScript.of(code);
        if (script == UnicodeScript.CYRILLIC) {
            return upper ? CYRILLIC_UPPER : CYRILLIC_LOWER;
        }
        if (script == UnicodeScript.LATIN) {
            // the ordinal indicators and small raised letters
            if (code == 0xAA || code == 0xBA || code == 0x2071 || code == 0x207F) {
                return SYMBOL;
            }
            return upper ? LATIN_UPPER : LATIN_LOWER;
        }
        return isEastAsian(code) ? EAST_ASIAN : OTHER_LETTER;
    }

    private static boolean isEastAsian(int code) {
        return (code >= 0x3000 && code <= 0x9FFF)
                || (code >= 0xAC00 && code <= 0xD7A3)
                || (code >= 0xF900 && code <= 0xFAFF)
                || (code >= 0xFF01 && code <= 0xFF9F)
                || (code >= 0x20000 && code <= 0x323AF);
    }

    private static boolean isEmoji(int code) {
        return (code >= 0x1F000 && code <= 0x1FAFF)
                || (code >= 0x2600 && code <= 0x27BF)
                || (code >= 0xE0020 && code <= 0xE007F)
                || code == 0xFE0F;
    }
}
