package dev.semanticpassport.weights.decoding;

/**
 * ggml's packed blocks, each as its reference implementation unpacks it: a block's bytes from
 * {@code at}, its numbers into {@code into} from {@code to}.
 *
 * @see <a
 *     href="https://github.com/ggml-org/ggml/blob/master/src/ggml-quants.c">dequantize_row_*</a>
 */
final class Blocks {
    private static final int SMALL = 32;
    private static final int HALF_BLOCK = 128;

    private Blocks() {}

    /** A scale, then 32 numbers of 4 bits around 8. */
    static void q4(byte[] bytes, int at, float[] into, int to) {
        float scale = half(bytes, at);
        for (int j = 0; j < SMALL / 2; j++) {
            int pair = bytes[at + 2 + j];
            into[to + j] = ((pair & 0xF) - 8) * scale;
            into[to + j + SMALL / 2] = (((pair >> 4) & 0xF) - 8) * scale;
        }
    }

    /** A scale, then 32 numbers of 8 bits. */
    static void q8(byte[] bytes, int at, float[] into, int to) {
        float scale = half(bytes, at);
        for (int j = 0; j < SMALL; j++) {
            into[to + j] = bytes[at + 2 + j] * scale;
        }
    }

    /** Scales and minima of 6 bits for eight runs of 32, then 256 numbers of 4 bits. */
    static void q4k(byte[] bytes, int at, float[] into, int to) {
        float scale = half(bytes, at);
        float least = half(bytes, at + 2);
        int scales = at + 4;
        int low = at + 16;
        for (int pair = 0; pair < 4; pair++, low += SMALL, to += 2 * SMALL) {
            float scale1 = scale * scale(bytes, scales, 2 * pair);
            float least1 = least * least(bytes, scales, 2 * pair);
            float scale2 = scale * scale(bytes, scales, 2 * pair + 1);
            float least2 = least * least(bytes, scales, 2 * pair + 1);
            for (int l = 0; l < SMALL; l++) {
                into[to + l] = scale1 * (bytes[low + l] & 0xF) - least1;
                into[to + SMALL + l] = scale2 * ((bytes[low + l] >> 4) & 0xF) - least2;
            }
        }
    }

    /** As {@link #q4k}, with a fifth bit for each number. */
    static void q5k(byte[] bytes, int at, float[] into, int to) {
        float scale = half(bytes, at);
        float least = half(bytes, at + 2);
        int scales = at + 4;
        int high = at + 16;
        int low = at + 48;
        for (int pair = 0; pair < 4; pair++, low += SMALL, to += 2 * SMALL) {
            float scale1 = scale * scale(bytes, scales, 2 * pair);
            float least1 = least * least(bytes, scales, 2 * pair);
            float scale2 = scale * scale(bytes, scales, 2 * pair + 1);
            float least2 = least * least(bytes, scales, 2 * pair + 1);
            for (int l = 0; l < SMALL; l++) {
                int fifth = bytes[high + l] >> (2 * pair);
                int first = (bytes[low + l] & 0xF) + ((fifth & 1) << 4);
                int second = ((bytes[low + l] >> 4) & 0xF) + (((fifth >> 1) & 1) << 4);
                into[to + l] = scale1 * first - least1;
                into[to + SMALL + l] = scale2 * second - least2;
            }
        }
    }

    /** 256 numbers of 6 bits around 32, scales of 8 bits for sixteen runs of 16. */
    static void q6k(byte[] bytes, int at, float[] into, int to) {
        float scale = half(bytes, at + 208);
        for (int half = 0; half < 2; half++, to += HALF_BLOCK) {
            int low = at + half * 64;
            int high = at + 128 + half * 32;
            int scales = at + 192 + half * 8;
            for (int l = 0; l < SMALL; l++) {
                int run = scales + l / 16;
                int upper = bytes[high + l];
                int first = bytes[low + l];
                int second = bytes[low + SMALL + l];
                into[to + l] = scale * bytes[run] * (((first & 0xF) | ((upper & 3) << 4)) - 32);
                into[to + 32 + l] =
                        scale
                                * bytes[run + 2]
                                * (((second & 0xF) | (((upper >> 2) & 3) << 4)) - 32);
                into[to + 64 + l] =
                        scale
                                * bytes[run + 4]
                                * ((((first >> 4) & 0xF) | (((upper >> 4) & 3) << 4)) - 32);
                into[to + 96 + l] =
                        scale
                                * bytes[run + 6]
                                * ((((second >> 4) & 0xF) | (((upper >> 6) & 3) << 4)) - 32);
            }
        }
    }

    private static int scale(byte[] bytes, int at, int run) {
        return run < 4
                ? bytes[at + run] & 63
                : (bytes[at + run + 4] & 0xF) | (((bytes[at + run - 4] >> 6) & 3) << 4);
    }

    private static int least(byte[] bytes, int at, int run) {
        return run < 4
                ? bytes[at + run + 4] & 63
                : ((bytes[at + run + 4] >> 4) & 0xF) | (((bytes[at + run] >> 6) & 3) << 4);
    }

    private static float half(byte[] bytes, int at) {
        return Float.float16ToFloat((short) ((bytes[at] & 0xFF) | (bytes[at + 1] << 8)));
    }
}
