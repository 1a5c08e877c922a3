package dev.semanticpassport.weights.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.weights.opening.Opened;
import dev.semanticpassport.weights.opening.Opening;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** On files that nobody here wrote: run by name with {@code -Dweights.files=DIR}. */
class RealKinship {
    private static final Path FILES =
            Path.of(
                    Objects.requireNonNull(
                            System.getProperty("weights.files"), "-Dweights.files=DIR is missing"));
    private static final int DRAWS = 999;

    @Test
    void checkpointsOfOneTrainingAreRelated() throws IOException {
        try (Opened one = open("lora/monteclora-roberta/checkpoint-230");
                Opened other = open("lora/monteclora-roberta/checkpoint-460")) {
            Kinship kinship =
                    RelatingAdapters.relate(one, other, DRAWS, new SplittableRandom(1))
                            .orElseThrow();

            System.out.println("roberta checkpoints: " + kinship);
            assertThat(kinship.pValue()).isEqualTo(1.0 / (DRAWS + 1));
        }
    }

    @Test
    void twoIndependentTrainingsAreNot() throws IOException {
        try (Opened one = open("hf/babyllama-tok105");
                Opened other = open("hf/babyllama-tok361")) {
            Kinship kinship =
                    RelatingModels.relate(one, other, DRAWS, new SplittableRandom(1)).orElseThrow();

            System.out.println("two BabyLlamas: " + kinship);
            assertThat(kinship.pValue()).isGreaterThan(0.05);
        }
    }

    @Test
    void aModelIsRelatedToItsTransposedCopyAndToTheSameInAnotherLayout() throws IOException {
        for (String copy :
                new String[] {"llama2c/stories260K_transposed_layout.bin", "hf/stories260K"}) {
            try (Opened one = open("llama2c/stories260K.bin");
                    Opened other = open(copy)) {
                Kinship kinship =
                        RelatingModels.relate(one, other, DRAWS, new SplittableRandom(1))
                                .orElseThrow();

                System.out.println("stories260K and " + copy + ": " + kinship);
                assertThat(kinship.pValue()).isEqualTo(2.0 / (DRAWS + 1));
            }
        }
    }

    @Test
    void otherModelsOfOneWidthAreNot() throws IOException {
        try (Opened one = open("hf/stories260K");
                Opened other = open("hf/aidreams260K")) {
            Kinship kinship =
                    RelatingModels.relate(one, other, DRAWS, new SplittableRandom(1)).orElseThrow();

            System.out.println("stories260K and aidreams260K: " + kinship);
            assertThat(kinship.pValue()).isGreaterThan(0.01);
        }
    }

    private static Opened open(String path) {
        return Opening.open(FILES.resolve(path));
    }
}
