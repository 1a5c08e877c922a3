package dev.semanticpassport.recognition.mixing;

/** What may be said of a mixture. */
public sealed interface Weighed {

    /**
     * The likeliest mixture, and by chance how often answers of one model alone look so mixed.
     *
     * @param mixture the likeliest other model and its share; evidence as there
     * @param lowest of the shares that explain the answers about as well (95 % by the likelihood)
     * @param highest of them
     * @param chance p-value by exchanging; never 0
     * @param attainable the smallest that could have come out
     * @param answers that were weighed
     * @param samePrompts whether answers to the same prompt were exchanged; else any
     */
    record Tested(
            Mixture mixture,
            double lowest,
            double highest,
            double chance,
            double attainable,
            int answers,
            boolean samePrompts)
            implements Weighed {}

    /** Nothing may be said at this level; why in words. */
    record Unsupported(String why) implements Weighed {}
}
