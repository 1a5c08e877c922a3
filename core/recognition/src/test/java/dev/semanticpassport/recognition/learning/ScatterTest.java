package dev.semanticpassport.recognition.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.semanticpassport.core.Seeds;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class ScatterTest {
    @Test
    void sumsAreThoseOfEachAnswersOuterProductWhateverTheirNumberAndTheSize() {
        Seeds.forAll(
                20,
                random -> {
                    int size = random.nextInt(1, 9);
                    int answers = random.nextInt(0, 14);
                    List<double[]> rows = new ArrayList<>();
                    for (int i = 0; i <= answers; i++) {
                        rows.add(random.doubles(size, -2, 2).toArray());
                    }
                    double weight = random.nextDouble(-3, 3);
                    Scatter scatter = new Scatter(size);

                    rows.subList(0, answers).forEach(scatter::add);
                    scatter.add(rows.getLast(), weight);

                    DMatrixRMaj matrix = scatter.matrix();
                    for (int i = 0; i < size; i++) {
                        for (int j = 0; j < size; j++) {
                            double expected = weight * rows.getLast()[i] * rows.getLast()[j];
                            for (double[] row : rows.subList(0, answers)) {
                                expected += row[i] * row[j];
                            }
                            assertThat(matrix.get(i, j)).isCloseTo(expected, within(1e-12));
                        }
                    }
                });
    }
}
