package dev.semanticpassport.core.beacons;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The word lists that fill up candidates where the ideas' own vocabulary is small. */
public final class ShippedWords {

    private static final String ENGLISH = "en";
    private static final String RUSSIAN = "ru";

    private ShippedWords() {}

    /** The shipped English words, in their order. */
    public static List<String> load() {
        return load(ENGLISH);
    }

    /**
     * The shipped words of a language, in their order.
     *
     * @param language en or ru
     * @throws IllegalArgumentException for any other
     */
    public static List<String> load(String language) {
        String resource =
                switch (language) {
                    case ENGLISH -> "words.txt";
                    case RUSSIAN -> "words-ru.txt";
                    default ->
                            throw new IllegalArgumentException(
                                    "there is no list of words in the language " + language);
                };
        try (InputStream words = ShippedWords.class.getResourceAsStream(resource)) {
            if (words == null) {
                throw new IllegalStateException("the resource " + resource + " is missing");
            }
            return new String(words.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource " + resource, e);
        }
    }
}
