package dev.semanticpassport.core.beacons;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The word list that fills up candidates where the ideas' own vocabulary is small. */
public final class ShippedWords {

    private static final String RESOURCE = "words.txt";

    private ShippedWords() {}

    /** The shipped words, in their order. */
    public static List<String> load() {
        try (InputStream words = ShippedWords.class.getResourceAsStream(RESOURCE)) {
            if (words == null) {
                throw new IllegalStateException("the resource " + RESOURCE + " is missing");
            }
            return new String(words.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource " + RESOURCE, e);
        }
    }
}
