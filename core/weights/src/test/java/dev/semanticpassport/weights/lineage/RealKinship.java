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

    @Test
    void checkpointsOfOneTrainingAreRelatedAndTheLaterIsMadeOfTheEarlier() throws IOException {
        Relation relation =
                traced(
                        "lora/monteclora-roberta/checkpoint-230",
                        "lora/monteclora-roberta/checkpoint-460");

        assertThat(relation.verdict(0.001)).isEqualTo(Relation.Verdict.RELATED);
        assertThat(relation.said().direction()).isEqualTo(Relation.Direction.SECOND_OF_FIRST);
    }

    @Test
    void aTransposedCopyAndOneInAnotherLayoutAreTheSame() throws IOException {
        for (String copy :
                new String[] {"llama2c/stories260K_transposed_layout.bin", "hf/stories260K"}) {
            Relation relation = traced("llama2c/stories260K.bin", copy);

            assertThat(relation.verdict(0.001)).isEqualTo(Relation.Verdict.RELATED);
            assertThat(relation.said().direction()).isEqualTo(Relation.Direction.THE_SAME);
        }
    }

    @Test
    void independentTrainingsHaveNothingInCommon() throws IOException {
        for (String[] pair :
                new String[][] {
                    {"hf/babyllama-tok105", "hf/babyllama-tok361"},
                    {"hf/stories260K", "hf/aidreams260K"}
                }) {
            assertThat(traced(pair[0], pair[1]).verdict(0.05))
                    .isEqualTo(Relation.Verdict.NOTHING_SHOWN);
        }
    }

    private static Relation traced(String one, String other) throws IOException {
        try (Opened first = open(one);
                Opened second = open(other)) {
            Relation relation = Tracing.trace(first, second, new SplittableRandom(1)).orElseThrow();

            System.out.println(one + " and " + other + ": " + relation);
            return relation;
        }
    }

    private static Opened open(String path) {
        return Opening.open(FILES.resolve(path));
    }
}
