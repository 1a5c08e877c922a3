package dev.semanticpassport.local.bench.lineage;

/**
 * Quantised and back, as ggml's reference does it: numbers in blocks, each block with its own
 * scale. Blocks run over the ends of rows, because rows here are shorter than blocks.
 */
final class Rounding {
    private static final int BLOCK = 32;
    private static final int BLOCKS = 8;

    private Rounding() {}

    /** A scale, and 8 bits each. */
    static float[] q8(float[] numbers) {
        float[] rounded = numbers.clone();
        for (int from = 0; from < numbers.length; from += BLOCK) {
            int to = Math.min(numbers.length, from + BLOCK);
            float greatest = 0;
            for (int i = from; i < to; i++) {
                greatest = Math.max(greatest, Math.abs(numbers[i]));
            }
            float step = half(greatest / 127);
            for (int i = from; i < to; i++) {
                rounded[i] = step == 0 ? 0 : Math.round(numbers[i] * 127 / greatest) * step;
            }
        }
        return rounded;
    }

    /** A scale, and 4 bits each, of which the least is the number furthest from zero. */
    static float[] q4(float[] numbers) {
        float[] rounded = numbers.clone();
        for (int from = 0; from < numbers.length; from += BLOCK) {
            int to = Math.min(numbers.length, from + BLOCK);
            float furthest = 0;
            for (int i = from; i < to; i++) {
                furthest = Math.abs(numbers[i]) > Math.abs(furthest) ? numbers[i] : furthest;
            }
            float step = furthest / -8;
            for (int i = from; i < to; i++) {
                int stored = step == 0 ? 8 : Math.min(15, (int) (numbers[i] / step + 8.5f));
                rounded[i] = (stored - 8) * half(step);
            }
        }
        return rounded;
    }

    /** Eight blocks share two scales, by which 6 bits each give a block's step and least number. */
    static float[] q4k(float[] numbers) {
        float[] rounded = numbers.clone();
        for (int from = 0; from < numbers.length; from += BLOCKS * BLOCK) {
            int blocks = Math.min(BLOCKS, Math.ceilDiv(numbers.length - from, BLOCK));
            float[] steps = new float[blocks];
            float[] least = new float[blocks];
            float greatestStep = 0;
            float greatestLeast = 0;
            for (int block = 0; block < blocks; block++) {
                int first = from + block * BLOCK;
                float low = 0;
                float high = 0;
                for (int i = first; i < Math.min(numbers.length, first + BLOCK); i++) {
                    low = Math.min(low, numbers[i]);
                    high = Math.max(high, numbers[i]);
                }
                steps[block] = (high - low) / 15;
                least[block] = -low;
                greatestStep = Math.max(greatestStep, steps[block]);
                greatestLeast = Math.max(greatestLeast, least[block]);
            }
            for (int block = 0; block < blocks; block++) {
                int first = from + block * BLOCK;
                float step = sixBits(steps[block], greatestStep);
                float low = sixBits(least[block], greatestLeast);
                for (int i = first; i < Math.min(numbers.length, first + BLOCK); i++) {
                    int stored =
                            step == 0
                                    ? 0
                                    : Math.clamp(Math.round((numbers[i] + low) / step), 0, 15);
                    rounded[i] = stored * step - low;
                }
            }
        }
        return rounded;
    }

    private static float sixBits(float number, float greatest) {
        return greatest == 0 ? 0 : Math.round(63 * number / greatest) * half(greatest / 63);
    }

    private static float half(float number) {
        return Float.float16ToFloat(Float.floatToFloat16(number));
    }
}
