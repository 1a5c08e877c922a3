package dev.semanticpassport.weights.decoding;

import dev.semanticpassport.weights.Element;
import dev.semanticpassport.weights.TensorEntry;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * Brings a tensor's numbers out of its file, a run at a time. One instance belongs to one thread. A
 * number of 64 bits is rounded to 32.
 */
public final class Decoding {
    /**
     * Numbers of one run: whole blocks of every type, and few enough to stay in a core's first
     * cache.
     */
    public static final int RUN = 4_096;

    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfDouble DOUBLE =
            ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final float[] E4M3 = new float[256];
    private static final float[] E5M2 = new float[256];

    static {
        for (int bits = 0; bits < 256; bits++) {
            E4M3[bits] = e4m3(bits);
            E5M2[bits] = Float.float16ToFloat((short) (bits << 8));
        }
    }

    private final short[] shorts = new short[RUN];
    private final double[] doubles = new double[RUN];
    private final byte[] packed = new byte[RUN * 34 / 32];

    /**
     * Reads a run.
     *
     * @param file the whole file
     * @param first the first number's index in the tensor, a multiple of the type's block
     * @param count at most {@link #RUN}, a multiple of the type's block
     * @throws IllegalArgumentException where the type is not readable
     */
    public void decode(
            MemorySegment file, TensorEntry tensor, long first, int count, float[] into) {
        Element element = tensor.element();
        long from = tensor.firstByte() + first / element.blockElements() * element.blockBytes();
        switch (element) {
            case F32 -> MemorySegment.copy(file, FLOAT, from, into, 0, count);
            case F64 -> {
                MemorySegment.copy(file, DOUBLE, from, doubles, 0, count);
                for (int i = 0; i < count; i++) {
                    into[i] = (float) doubles[i];
                }
            }
            case F16 -> {
                MemorySegment.copy(file, SHORT, from, shorts, 0, count);
                for (int i = 0; i < count; i++) {
                    into[i] = Float.float16ToFloat(shorts[i]);
                }
            }
            case BF16 -> {
                MemorySegment.copy(file, SHORT, from, shorts, 0, count);
                for (int i = 0; i < count; i++) {
                    into[i] = Float.intBitsToFloat(shorts[i] << 16);
                }
            }
            case F8_E4M3 -> table(file, from, count, E4M3, into);
            case F8_E5M2 -> table(file, from, count, E5M2, into);
            case Q4_0 -> blocks(file, element, from, count, Blocks::q4, into);
            case Q8_0 -> blocks(file, element, from, count, Blocks::q8, into);
            case Q4_K -> blocks(file, element, from, count, Blocks::q4k, into);
            case Q5_K -> blocks(file, element, from, count, Blocks::q5k, into);
            case Q6_K -> blocks(file, element, from, count, Blocks::q6k, into);
            case F8_E8M0,
                    F6_E2M3,
                    F6_E3M2,
                    F4,
                    C64,
                    I64,
                    I32,
                    I16,
                    I8,
                    U64,
                    U32,
                    U16,
                    U8,
                    BOOL,
                    Q4_1,
                    Q5_0,
                    Q5_1,
                    Q8_1,
                    Q2_K,
                    Q3_K,
                    Q8_K,
                    IQ2_XXS,
                    IQ2_XS,
                    IQ3_XXS,
                    IQ1_S,
                    IQ4_NL,
                    IQ3_S,
                    IQ2_S,
                    IQ4_XS,
                    IQ1_M,
                    TQ1_0,
                    TQ2_0,
                    MXFP4 ->
                    throw new IllegalArgumentException(
                            tensor.name() + " is of type " + element + ", which is not read");
        }
    }

    /** All numbers of a tensor that fits an array. */
    public float[] whole(MemorySegment file, TensorEntry tensor) {
        return leading(file, tensor, Math.toIntExact(tensor.elements()));
    }

    /**
     * The first numbers of a tensor.
     *
     * @param numbers as many as are wanted, a multiple of the type's block
     */
    public float[] leading(MemorySegment file, TensorEntry tensor, int numbers) {
        float[] all = new float[numbers];
        if (tensor.element() == Element.F32) {
            MemorySegment.copy(file, FLOAT, tensor.firstByte(), all, 0, all.length);
            return all;
        }
        float[] run = new float[Math.min(RUN, all.length)];
        for (int first = 0; first < all.length; first += RUN) {
            int count = Math.min(RUN, all.length - first);
            decode(file, tensor, first, count, run);
            System.arraycopy(run, 0, all, first, count);
        }
        return all;
    }

    private void table(MemorySegment file, long from, int count, float[] table, float[] into) {
        MemorySegment.copy(file, ValueLayout.JAVA_BYTE, from, packed, 0, count);
        for (int i = 0; i < count; i++) {
            into[i] = table[packed[i] & 0xFF];
        }
    }

    /** Unpacks one block. */
    @FunctionalInterface
    private interface Unpacking {
        void block(byte[] bytes, int at, float[] into, int to);
    }

    private void blocks(
            MemorySegment file,
            Element element,
            long from,
            int count,
            Unpacking unpacking,
            float[] into) {
        int blocks = count / element.blockElements();
        MemorySegment.copy(
                file, ValueLayout.JAVA_BYTE, from, packed, 0, blocks * element.blockBytes());
        for (int block = 0; block < blocks; block++) {
            unpacking.block(
                    packed, block * element.blockBytes(), into, block * element.blockElements());
        }
    }

    /** OCP's E4M3: four bits of exponent around 7, no infinities, all ones are no number. */
    private static float e4m3(int bits) {
        int exponent = (bits >> 3) & 0xF;
        int mantissa = bits & 7;
        float magnitude;
        if (exponent == 15 && mantissa == 7) {
            magnitude = Float.NaN;
        } else if (exponent == 0) {
            magnitude = Math.scalb((float) mantissa, -9);
        } else {
            magnitude = Math.scalb(8f + mantissa, exponent - 10);
        }
        return bits < 128 ? magnitude : -magnitude;
    }
}
