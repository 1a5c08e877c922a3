package dev.semanticpassport.recognition.claiming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.recognition.MadeUpModels;
import dev.semanticpassport.recognition.describing.KnownModel;
import dev.semanticpassport.recognition.enrolling.Panel;
import dev.semanticpassport.recognition.enrolling.PanelEnrolling;
import dev.semanticpassport.recognition.learning.Background;
import dev.semanticpassport.recognition.learning.Portrait;
import dev.semanticpassport.recognition.learning.Reading;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGeneratorFactory;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is promised of claims where the families support it, on families that were never seen. */
class PromisedLevelTest {
    private static final int FAMILIES = 24;
    private static final int ENROLLED = 40;
    private static final int PROMPTS = 56;
    private static final double LEVEL = .01;

    @ParameterizedTest
    @ValueSource(longs = {10, 20, 30})
    void whereEnoughFamiliesMetOnePerCentIsPromisedAndHoldsForStrangers(long seed) {
        // Given
        Background background =
                Background.learn(
                        MadeUpModels.families(20, PROMPTS, seed + 1), MadeUpModels.SETTINGS);
        List<KnownModel> known = MadeUpModels.families(FAMILIES, PROMPTS, seed + 2);
        Panel panel =
                PanelEnrolling.enrol(
                        background,
                        known.stream().map(one -> MadeUpModels.part(one, 0, ENROLLED)).toList());
        // When
        Threshold threshold =
                FalseClaiming.scores(panel, asked(background, known))
                        .threshold(
                                LEVEL, RandomGeneratorFactory.of("L64X128MixRandom").create(seed));
        // Then
        assertThat(threshold).isInstanceOf(Threshold.Above.class);
        double above = ((Threshold.Above) threshold).score();
        Map<String, Portrait> strangers =
                asked(background, MadeUpModels.families(FAMILIES, PROMPTS, seed + 3));
        long believed =
                strangers.values().stream()
                        .map(panel::scores)
                        .mapToLong(scores -> believed(scores, above))
                        .sum();
        // Siblings are not independent: a pair of families, one claimed and one that claims, counts
        // once.
        int pairs = FAMILIES * FAMILIES;
        double most =
                BinomialDistribution.of(pairs, LEVEL).inverseCumulativeProbability(.995)
                        / (double) pairs;
        assertThat(believed / (double) (strangers.size() * known.size())).isLessThanOrEqualTo(most);
        Map<String, Portrait> honest = asked(background, known);
        assertThat(known)
                .allSatisfy(one ->
                        assertThat(
                                        Claiming.score(
                                                panel.scores(portrait(honest, one)),
                                                known.indexOf(one)))
                                .isGreaterThan(above));
    }

    private static Portrait portrait(Map<String, Portrait> asked, KnownModel of) {
        return Objects.requireNonNull(asked.get(of.name()));
    }

    /** How many of the panel's models the answers are believed to come from. */
    private static long believed(double[] scores, double above) {
        long believed = 0;
        for (int claimed = 0; claimed < scores.length; claimed++) {
            believed += Claiming.score(scores, claimed) > above ? 1 : 0;
        }
        return believed;
    }

    private static Map<String, Portrait> asked(Background background, List<KnownModel> models) {
        Map<String, Portrait> asked = new HashMap<>();
        for (KnownModel model : models) {
            KnownModel later = MadeUpModels.part(model, ENROLLED, PROMPTS);
            if (background.read(later.answers()) instanceof Reading.Portrayed(var portrait, _)) {
                asked.put(model.name(), portrait);
            }
        }
        assertThat(asked).hasSameSizeAs(models);
        return asked;
    }
}
