package dev.semanticpassport.local.bench;

/**
 * How often a replay misbehaves; the rest is answered.
 *
 * @param fail share of requests answered with HTTP 500
 * @param limit share answered with HTTP 429 and Retry-After: 1
 * @param drop share whose connection is closed without an answer
 * @param garbage share answered with 200 and a cut body
 */
public record Faults(double fail, double limit, double drop, double garbage) {
    public static final Faults NONE = new Faults(0, 0, 0, 0);

    public Faults {
        if (fail < 0 || limit < 0 || drop < 0 || garbage < 0 || fail + limit + drop + garbage > 1) {
            throw new IllegalArgumentException(
                    "shares of faults must not be negative, and sum to at most 1");
        }
    }
}
