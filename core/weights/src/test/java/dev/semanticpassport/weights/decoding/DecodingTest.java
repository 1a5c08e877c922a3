package dev.semanticpassport.weights.decoding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.weights.Element;
import dev.semanticpassport.weights.TensorEntry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DecodingTest {

    @Test
    void blocksOfGgmlAreUnpackedAsItsPythonPackageDoes() throws IOException {
        List<String> rows = rows();
        assertThat(rows).hasSize(5);
        for (String row : rows) {
            String[] cells = row.split(" ", -1);
            byte[] packed = HexFormat.of().parseHex(cells[1]);
            float[] expected = floats(HexFormat.of().parseHex(cells[2]));

            float[] found = whole(Element.valueOf(cells[0]), packed, expected.length);

            for (int i = 0; i < expected.length; i++) {
                // products of three factors are rounded in another order there
                float tolerance = 4 * Math.ulp(greatest(expected));
                assertThat(found[i])
                        .as(cells[0] + " " + i)
                        .isCloseTo(expected[i], within(tolerance));
            }
        }
    }

    @Test
    void everyHalfAndEveryBfloatIsTheNumberItStandsFor() {
        ByteBuffer all = ByteBuffer.allocate(1 << 17).order(ByteOrder.LITTLE_ENDIAN);
        for (int bits = 0; bits < 1 << 16; bits++) {
            all.putShort((short) bits);
        }

        float[] halves = whole(Element.F16, all.array(), 1 << 16);
        float[] brains = whole(Element.BF16, all.array(), 1 << 16);

        for (int bits = 0; bits < 1 << 16; bits++) {
            assertThat(halves[bits]).isEqualTo(Float.valueOf(half(bits)));
            assertThat(Float.floatToRawIntBits(brains[bits])).isEqualTo(bits << 16);
        }
    }

    @Test
    void floatsOfEightBitsFollowTheirStandard() {
        byte[] all = new byte[256];
        for (int i = 0; i < 256; i++) {
            all[i] = (byte) i;
        }

        float[] e4m3 = whole(Element.F8_E4M3, all, 256);
        float[] e5m2 = whole(Element.F8_E5M2, all, 256);

        // OCP 8-bit floating point, revision 1.0, tables 1 and 2
        assertThat(e4m3[0x7E]).isEqualTo(448f);
        assertThat(e4m3[0x7F]).isNaN();
        assertThat(e4m3[0xFF]).isNaN();
        assertThat(e4m3[0x08]).isEqualTo(0x1p-6f);
        assertThat(e4m3[0x01]).isEqualTo(0x1p-9f);
        assertThat(e4m3[0xB8]).isEqualTo(-1f);
        assertThat(e5m2[0x7B]).isEqualTo(57344f);
        assertThat(e5m2[0x7C]).isInfinite();
        assertThat(e5m2[0x04]).isEqualTo(0x1p-14f);
        assertThat(e5m2[0x01]).isEqualTo(0x1p-16f);
        assertThat(e5m2[0xBC]).isEqualTo(-1f);
    }

    @Test
    void numbersOf64BitsAreRounded() {
        ByteBuffer two = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        two.putDouble(1.5).putDouble(0.1);

        assertThat(whole(Element.F64, two.array(), 2)).containsExactly(1.5f, 0.1f);
    }

    private static float[] whole(Element element, byte[] bytes, long count) {
        TensorEntry tensor = new TensorEntry("t", element, List.of(count), 0, bytes.length);
        return new Decoding().whole(MemorySegment.ofArray(bytes), tensor);
    }

    /** By the definition: sign, five bits of exponent around 15, ten of mantissa. */
    private static float half(int bits) {
        int exponent = (bits >> 10) & 31;
        int mantissa = bits & 1023;
        double magnitude =
                switch (exponent) {
                    case 0 -> Math.scalb((double) mantissa, -24);
                    case 31 -> mantissa == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
                    default -> Math.scalb(1024.0 + mantissa, exponent - 25);
                };
        return (float) ((bits & 0x8000) == 0 ? magnitude : -magnitude);
    }

    private static float greatest(float[] numbers) {
        float greatest = 0;
        for (float number : numbers) {
            greatest = Math.max(greatest, Math.abs(number));
        }
        return greatest;
    }

    private static org.assertj.core.data.Offset<Float> within(float tolerance) {
        return org.assertj.core.data.Offset.offset(tolerance);
    }

    private static float[] floats(byte[] bytes) {
        float[] floats = new float[bytes.length / 4];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(floats);
        return floats;
    }

    private static List<String> rows() throws IOException {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(
                                        DecodingTest.class.getResourceAsStream("blocks.txt")),
                                StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("#")).toList();
        }
    }
}
