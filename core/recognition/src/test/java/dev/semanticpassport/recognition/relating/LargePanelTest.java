package dev.semanticpassport.recognition.relating;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.recognition.MadeUpModels;
import dev.semanticpassport.recognition.describing.GivenAnswer;
import dev.semanticpassport.recognition.describing.KnownModel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A panel of more models than serve as controls. Its models, and those asked, have sayings that the
 * cohort lacks, and some of the panel say all of them, so that everybody is near to these. They are
 * second of their families, and so no controls: controls are only compared with them.
 */
class LargePanelTest {
    private static final int PROMPTS = 10;
    private static final int FAMILIES = 300;
    private static final int NEAR_TO_ALL = 24;
    private static final int ASKED = 120;
    private static final int SAYINGS = 12;

    @Test
    void unrelatedModelsAreCalledKinAsSeldomAsPromised() {
        // Given
        List<KnownModel> drawn = drawn(FAMILIES + ASKED);
        List<KnownModel> panel = new ArrayList<>(drawn.subList(0, FAMILIES));
        for (int place = 0; place < NEAR_TO_ALL; place++) {
            // after their siblings, and before models that are controls
            panel.add(NEAR_TO_ALL, sayingAll("near-" + place, drawn.get(place)));
        }
        KinshipWeighing weighing =
                KinshipWeighing.learn(MadeUpModels.families(10, PROMPTS, 1), panel);
        // When
        List<List<Kin>> weighed =
                drawn.subList(FAMILIES, FAMILIES + ASKED).stream()
                        .map(asked -> weighing.weigh(asked.answers()))
                        .toList();
        // Then
        assertThat(weighed)
                .allSatisfy(kin -> {
                    assertThat(kin).hasSize(FAMILIES + NEAR_TO_ALL);
                    assertThat(kin.getFirst().controlsOfAny()).isEqualTo(FAMILIES);
                });
        assertThat(weighed)
                .filteredOn(kin -> kin.getFirst().model().startsWith("near-"))
                .hasSizeGreaterThan(ASKED * 9 / 10);
        for (double level : List.of(.05, .25, .5)) {
            long alarms =
                    weighed.stream().filter(kin -> kin.getFirst().chanceOfAny() <= level).count();
            // four standard deviations: of the draws, and of the level that so many controls give
            double spread = Math.sqrt(level * (1 - level) * (1.0 / ASKED + 1.0 / FAMILIES));
            assertThat((double) alarms / ASKED)
                    .as("called kin at %s", level)
                    .isBetween(level - 4 * spread, level + 4 * spread);
        }
    }

    /** A model of each of so many families, with a saying an answer. */
    private static List<KnownModel> drawn(int families) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        List<KnownModel> models = MadeUpModels.families(families, PROMPTS, 3);
        return IntStream.range(0, families)
                .mapToObj(family -> models.get(2 * family))
                .map(model -> saying(model, model.name(), () -> List.of(random.nextInt(SAYINGS))))
                .toList();
    }

    private static KnownModel sayingAll(String name, KnownModel sibling) {
        return saying(sibling, name, () -> IntStream.range(0, SAYINGS).boxed().toList());
    }

    private static KnownModel saying(
            KnownModel model, String name, Supplier<List<Integer>> sayings) {
        return new KnownModel(
                name,
                model.family(),
                model.answers().stream()
                        .map(answer ->
                                new GivenAnswer(
                                        answer.prompt(),
                                        answer.text()
                                                + sayings.get().stream()
                                                        .map(LargePanelTest::words)
                                                        .collect(Collectors.joining())))
                        .toList());
    }

    private static String words(int saying) {
        return IntStream.range(0, 9)
                .mapToObj(word -> " saying%dx%d".formatted(saying, word))
                .collect(Collectors.joining("", "", "."));
    }
}
