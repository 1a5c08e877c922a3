package dev.semanticpassport.scoring.recognising;

import dev.semanticpassport.recognition.claiming.Claimants;
import dev.semanticpassport.recognition.claiming.ImpostorScores;
import dev.semanticpassport.recognition.describing.KnownModel;
import dev.semanticpassport.recognition.identifying.PanelFigures;
import dev.semanticpassport.recognition.identifying.PanelMeasuring;
import dev.semanticpassport.recognition.learning.Background;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * What a panel's own models say of its levels, for one number of answers.
 *
 * @param answers drawn of each model
 * @param figures of identification
 * @param impostors what false claims of the panel's models score
 */
record Levels(int answers, PanelFigures figures, ImpostorScores impostors) {
    /** Whoever computes them again draws the same. */
    private static final long SEED = 1;

    static Levels measure(Background background, List<KnownModel> models, int answers) {
        return new Levels(
                answers,
                PanelMeasuring.measure(background, models, answers, random()),
                Claimants.drawn(background, models, answers, random()).scores());
    }

    static RandomGenerator random() {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
    }
}
