package dev.semanticpassport.recognition.reading;

/**
 * How answers are read.
 *
 * @param alpha of the terms that are said to stand out at most this share is false on average
 * @param most groups of terms
 * @param terms in a group at most
 * @param together share of the rarer term's prompts at which two terms stand in one sentence, from
 *     which on they go together
 */
public record ReadingSettings(double alpha, int most, int terms, double together) {
    public static final ReadingSettings USUAL = new ReadingSettings(.05, 40, 12, .4);

    public ReadingSettings {
        if (!(alpha > 0 && alpha < 1)
                || most < 1
                || terms < 1
                || !(together > 0 && together <= 1)) {
            throw new IllegalArgumentException("what is read has to have bounds");
        }
    }
}
