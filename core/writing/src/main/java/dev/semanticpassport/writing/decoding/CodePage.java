package dev.semanticpassport.writing.decoding;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;

/**
 * A single-byte encoding as a table, both ways. A byte that it leaves undefined stands for the C1
 * control character with the same number, as Windows reads it.
 */
final class CodePage {
    static final CodePage WINDOWS_1251 = new CodePage("windows-1251");
    static final CodePage KOI8_R = new CodePage("KOI8-R");
    static final CodePage IBM_866 = new CodePage("IBM866");
    static final CodePage MAC_CYRILLIC = new CodePage("x-MacCyrillic");
    static final CodePage ISO_8859_5 = new CodePage("ISO-8859-5");
    static final CodePage WINDOWS_1252 = new CodePage("windows-1252");
    static final CodePage ISO_8859_1 = new CodePage("ISO-8859-1");
    static final CodePage ISO_8859_15 = new CodePage("ISO-8859-15");
    static final CodePage WINDOWS_1250 = new CodePage("windows-1250");
    static final CodePage MAC_ROMAN = new CodePage("x-MacRoman");
    static final CodePage IBM_437 = new CodePage("IBM437");
    static final CodePage IBM_850 = new CodePage("IBM850");

    /** What bytes may be read in; where two read a text the same, the earlier one is named. */
    static final List<CodePage> WRITTEN =
            List.of(
                    WINDOWS_1251,
                    WINDOWS_1252,
                    KOI8_R,
                    IBM_866,
                    ISO_8859_1,
                    ISO_8859_15,
                    ISO_8859_5,
                    MAC_CYRILLIC,
                    MAC_ROMAN,
                    WINDOWS_1250);

    /** What bytes were read in by mistake. */
    static final List<CodePage> MISREAD =
            List.of(
                    WINDOWS_1251,
                    WINDOWS_1252,
                    MAC_ROMAN,
                    KOI8_R,
                    IBM_866,
                    ISO_8859_1,
                    IBM_437,
                    IBM_850,
                    MAC_CYRILLIC,
                    ISO_8859_15,
                    ISO_8859_5,
                    WINDOWS_1250);

    private static final int BYTES = 256;
    private static final int FIRST_HIGH = 0x80;
    private static final int ALIKE = 28;
    private static final char UNDEFINED = '\uFFFD';

    private final String name;
    private final char[] characters = new char[BYTES];
    private final short[] bytes = new short[Character.MAX_VALUE + 1];
    private final int[] undefined;

    private CodePage(String name) {
        this.name = name.startsWith("x-") ? name.substring(2) : name;
        Charset charset = Charset.forName(name);
        int[] gaps = new int[BYTES];
        int gapCount = 0;
        Arrays.fill(bytes, (short) -1);
        for (int code = 0; code < BYTES; code++) {
            char character = new String(new byte[] {(byte) code}, charset).charAt(0);
            if (character == UNDEFINED) {
                gaps[gapCount++] = code;
                character = (char) code;
            }
            characters[code] = character;
            bytes[character] = (short) code;
        }
        undefined = Arrays.copyOf(gaps, gapCount);
    }

    String name() {
        return name;
    }

    /** The character of a byte, 0 to 255. */
    char character(int code) {
        return characters[code];
    }

    /** The byte of a character, or -1 where this encoding has none. */
    int code(char character) {
        return bytes[character];
    }

    /** Whether nearly all small letters are the same: one misread as the other is hardly seen. */
    boolean isLike(CodePage other) {
        int same = 0;
        for (int code = FIRST_HIGH; code < BYTES; code++) {
            boolean small = Character.isLowerCase(characters[code]);
            same += small && characters[code] == other.characters[code] ? 1 : 0;
        }
        return same >= ALIKE;
    }

    /** Bytes without a character, which a reader may have replaced by '?', U+FFFD or a control. */
    int[] undefined() {
        return undefined;
    }

    /** Whether byte 0xA0 is the no-break space, which much software turns into a plain one. */
    boolean hasNoBreakSpace() {
        return characters[0xA0] == '\u00A0';
    }

    /** Whether the character is one of the upper half's. */
    boolean isHigh(char character) {
        return character >= FIRST_HIGH && bytes[character] >= FIRST_HIGH;
    }
}
