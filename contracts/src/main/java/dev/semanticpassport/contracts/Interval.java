package dev.semanticpassport.contracts;

/** A closed interval of a proportion, with its level. */
public record Interval(
        @Described("Lower end, 0 to 1.") double low,
        @Described("Upper end, 0 to 1.") double high,
        @Described("Chance that the interval holds the true value, e.g. 0.99.") double level) {
    public Interval {
        Checks.that(low >= 0 && low <= high && high <= 1, "interval must lie in 0 to 1");
        Checks.that(level > 0 && level < 1, "interval.level must be above 0 and below 1");
    }
}
