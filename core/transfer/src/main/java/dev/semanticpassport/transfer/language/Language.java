package dev.semanticpassport.transfer.language;

import java.util.Collection;
import java.util.Locale;

/** A language that questions and answers are written in. */
public enum Language {
    RUSSIAN("ru"),
    ENGLISH("en");

    private final String code;

    Language(String code) {
        this.code = code;
    }

    /** As in BCP 47. */
    public String code() {
        return code;
    }

    /**
     * @throws IllegalArgumentException naming the codes there are
     */
    public static Language ofCode(String code) {
        for (Language language : values()) {
            if (language.code.equals(code.toLowerCase(Locale.ROOT))) {
                return language;
            }
        }
        throw new IllegalArgumentException("is neither ru nor en");
    }

    /** Russian where the text has more Cyrillic than Latin letters, else English. */
    public static Language of(String text) {
        return lean(text) > 0 ? RUSSIAN : ENGLISH;
    }

    /** The language of most of the texts; Russian at ties. */
    public static Language ofMost(Collection<String> texts) {
        long russian = texts.stream().filter(text -> of(text) == RUSSIAN).count();
        return 2 * russian >= texts.size() && russian > 0 ? RUSSIAN : ENGLISH;
    }

    private static long lean(String text) {
        return text.codePoints()
                .filter(Character::isLetter)
                .mapToLong(point ->
                        switch (Character.UnicodeScript.of(point)) {
                            case CYRILLIC -> 1;
                            case LATIN -> -1;
                            default -> 0;
                        })
                .sum();
    }
}
