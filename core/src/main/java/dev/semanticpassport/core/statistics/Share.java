package dev.semanticpassport.core.statistics;

/** Checks numbers that must lie strictly between 0 and 1. */
final class Share {
    private Share() {}

    static double require(String name, double share) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException(
                    "%s must lie between 0 and 1, both excluded; it is %s".formatted(name, share));
        }
        return share;
    }
}
