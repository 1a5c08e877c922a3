package dev.semanticpassport.meaning.theming;

/**
 * How themes are found.
 *
 * @param fewestPassages of a theme
 * @param fewestTelling stems that a theme must have for its own
 * @param mostTelling stems that are kept of them
 * @param telling share of a theme's passages that have such a stem, at least
 * @param surprise a telling stem's log-likelihood ratio, at least
 * @param largestShare of what surrounds it that a theme may be
 * @param nearness how much of a neighbour's direction a passage takes on
 * @param belonging how much of its whole text's direction
 * @param deepest levels below the first
 * @param mostPoints that are clustered with each other; further passages join the nearest
 */
public record ThemingSettings(
        int fewestPassages,
        int fewestTelling,
        int mostTelling,
        double telling,
        double surprise,
        double largestShare,
        double nearness,
        double belonging,
        int deepest,
        int mostPoints) {

    /** First guesses that held; not tuned on any corpus. */
    public static final ThemingSettings USUAL =
            new ThemingSettings(3, 2, 12, 0.25, 7, 0.8, 0.4, 0.4, 4, 1500);
}
