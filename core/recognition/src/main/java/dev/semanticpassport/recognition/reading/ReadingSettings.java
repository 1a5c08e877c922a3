package dev.semanticpassport.recognition.reading;

/**
 * How answers are read.
 *
 * @param evidence a term stands out from this e-value on, at least 1
 * @param most groups of terms
 * @param terms in a group at most
 * @param together share of the rarer term's prompts at which two terms stand in one sentence, from
 *     which on they go together
 */
public record ReadingSettings(double evidence, int most, int terms, double together) {
    public static final ReadingSettings USUAL = new ReadingSettings(3, 20, 12, .4);

    public ReadingSettings {
        if (!(evidence >= 1) || most < 1 || terms < 2 || !(together > 0 && together <= 1)) {
            throw new IllegalArgumentException("what is read has to have bounds");
        }
    }
}
