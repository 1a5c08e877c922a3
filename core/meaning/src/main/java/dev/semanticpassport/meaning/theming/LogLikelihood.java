package dev.semanticpassport.meaning.theming;

/**
 * Dunning's log-likelihood ratio: how surprising it is that a word is so frequent in a part, were
 * it spread evenly (Dunning 1993, "Accurate methods for the statistics of surprise and
 * coincidence").
 */
public final class LogLikelihood {
    private LogLikelihood() {}

    /**
     * G², 0 where the part has no more than its share.
     *
     * @param in sentences of the part with the word
     * @param part sentences of the part
     * @param with all sentences with the word, at least {@code in}
     * @param all sentences
     */
    public static double ofExcess(int in, int part, int with, int all) {
        double expected = (double) part * with / all;
        if (in <= expected) {
            return 0;
        }
        double a = in;
        double b = with - in;
        double c = part - in;
        double d = (double) all - part - with + in;
        return 2
                * (term(a, part, with, all)
                        + term(b, (double) all - part, with, all)
                        + term(c, part, (double) all - with, all)
                        + term(d, (double) all - part, (double) all - with, all));
    }

    private static double term(double observed, double row, double column, double all) {
        return observed <= 0 ? 0 : observed * Math.log(observed * all / (row * column));
    }
}
