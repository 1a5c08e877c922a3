package dev.semanticpassport.document;

import java.util.Arrays;
import java.util.stream.Collectors;

/** How a claim stands. */
public enum Stands {
    /** Somebody says so; nothing was measured. */
    DECLARED("declared"),
    /** It was measured, and this is what came out. */
    MEASURED("measured"),
    /** It was declared, and a measurement says otherwise. */
    CONTRADICTED("contradicted");

    private final String word;

    Stands(String word) {
        this.word = word;
    }

    /** The word that documents have. */
    public String word() {
        return word;
    }

    /** The standing of that word. */
    public static Stands parse(String word) {
        return Arrays.stream(values())
                .filter(one -> one.word.equals(word))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "is none of "
                                        + Arrays.stream(values())
                                                .map(Stands::word)
                                                .collect(Collectors.joining(", "))));
    }
}
