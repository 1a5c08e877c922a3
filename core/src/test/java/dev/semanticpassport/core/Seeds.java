package dev.semanticpassport.core;

import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Checks a law on many seeded random inputs; a failure names the seed that repeats it alone. */
public final class Seeds {
    private static final RandomGeneratorFactory<RandomGenerator> GENERATORS =
            RandomGeneratorFactory.of("L64X128MixRandom");

    private Seeds() {}

    /**
     * Runs the law on {@code cases} generators with the seeds 0, 1, 2, …; with {@code -Dseed=N} on
     * the seed N only.
     */
    public static void forAll(int cases, Consumer<RandomGenerator> law) {
        Long only = Long.getLong("seed");
        long first = only == null ? 0 : only;
        long end = only == null ? cases : only + 1;
        for (long seed = first; seed < end; seed++) {
            try {
                law.accept(GENERATORS.create(seed));
            } catch (RuntimeException | AssertionError broken) {
                throw new AssertionError(
                        "The law broke; repeat with -Dseed=%d: %s"
                                .formatted(seed, broken.getMessage()),
                        broken);
            }
        }
    }
}
