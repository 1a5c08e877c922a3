package dev.semanticpassport.weights.measuring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.semanticpassport.core.Seeds;
import dev.semanticpassport.weights.Element;
import dev.semanticpassport.weights.TensorEntry;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasuringTest {

    @Test
    void figuresAreThoseOfTheDefinitionWhateverIsAmongTheNumbers() {
        Seeds.forAll(
                100,
                random -> {
                    float[] numbers = new float[random.nextInt(1, 40_000)];
                    boolean odd = random.nextBoolean();
                    for (int i = 0; i < numbers.length; i++) {
                        numbers[i] = random.nextFloat(-3, 3);
                        if (odd && random.nextInt(5_000) == 0) {
                            numbers[i] =
                                    List.of(0f, Float.NaN, Float.POSITIVE_INFINITY, 3e38f)
                                            .get(random.nextInt(4));
                        }
                    }

                    TensorFigures found = measured(numbers);

                    TensorFigures expected = plainly(numbers);
                    assertThat(found.count()).isEqualTo(numbers.length);
                    assertThat(found.notFinite()).isEqualTo(expected.notFinite());
                    assertThat(found.zeros()).isEqualTo(expected.zeros());
                    assertThat(found.greatest()).isEqualTo(expected.greatest());
                    assertThat(found.sumOfSquares())
                            .isCloseTo(
                                    expected.sumOfSquares(),
                                    within(1e-5 * expected.sumOfSquares() + 1e-30));
                    assertThat(found.sum())
                            .isCloseTo(
                                    expected.sum(),
                                    within(
                                            1e-5 * Math.sqrt(numbers.length) * expected.norm()
                                                    + 1e-30));
                });
    }

    private static TensorFigures measured(float[] numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(numbers);
        TensorEntry tensor =
                new TensorEntry(
                        "t", Element.F32, List.of((long) numbers.length), 0, 4L * numbers.length);
        try {
            return Measuring.measure(MemorySegment.ofArray(bytes.array()), List.of(tensor))
                    .firstEntry()
                    .getValue();
        } catch (dev.semanticpassport.weights.RefusedException e) {
            throw new AssertionError(e);
        }
    }

    private static TensorFigures plainly(float[] numbers) {
        TensorFigures figures = TensorFigures.NONE;
        for (float number : numbers) {
            boolean finite = Float.isFinite(number);
            figures =
                    figures.and(
                            new TensorFigures(
                                    1,
                                    finite ? 0 : 1,
                                    number == 0 ? 1 : 0,
                                    finite ? number : 0,
                                    finite ? (double) number * number : 0,
                                    finite ? Math.abs(number) : 0));
        }
        return figures;
    }
}
