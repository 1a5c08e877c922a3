package dev.semanticpassport.lab.corpus;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Shipped lists, one word a line. */
public final class WordLists {
    private WordLists() {}

    /** The words that a beacon's candidates are filled up from. */
    public static List<String> beaconWords() {
        return lines("/dev/semanticpassport/core/beacons/words.txt");
    }

    /** The Russian words that a beacon's candidates are filled up from. */
    public static List<String> russianBeaconWords() {
        return lines("/dev/semanticpassport/core/beacons/words-ru.txt");
    }

    /** Words for ideas of many kinds, from which labels of one or two words are made. */
    public static List<String> ideas() {
        return lines("/dev/semanticpassport/lab/corpus/ideas.txt");
    }

    /** Sentences of the small world's stories and questions. */
    static List<String> lines(String resource) {
        try (InputStream in = WordLists.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("resource missing: " + resource);
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }
}
