package dev.semanticpassport.weights.lineage;

import java.util.Arrays;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A sum over a matrix's numbers that does not know their order, so that a copy whose numbers lie
 * otherwise has the same one; others have it with a chance of 2⁻⁶⁴.
 */
final class SameNumbers {
    /** Matrices of fewer different numbers may be alike by chance, such as those of zeros. */
    private static final int DIFFERENT = 256;

    private static final int LOOKED_AT = 4_096;

    private SameNumbers() {}

    /** Empty where the numbers are too few, or too much alike. */
    static OptionalLong of(float[] numbers) {
        Set<Float> different = new HashSet<>();
        for (float number : Arrays.copyOf(numbers, Math.min(numbers.length, LOOKED_AT))) {
            different.add(number);
        }
        if (different.size() < DIFFERENT) {
            return OptionalLong.empty();
        }
        long sum = 0;
        for (float number : numbers) {
            // SplittableRandom's mixing of 64 bits
            long mixed = Float.floatToIntBits(number) * 0x9E3779B97F4A7C15L;
            mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
            mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
            sum += mixed ^ (mixed >>> 31);
        }
        return OptionalLong.of(sum);
    }
}
