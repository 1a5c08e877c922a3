package dev.semanticpassport.scoring.recognising;

import dev.semanticpassport.recognition.claiming.FalseClaiming;
import dev.semanticpassport.recognition.claiming.ImpostorScores;
import dev.semanticpassport.recognition.describing.GivenAnswer;
import dev.semanticpassport.recognition.describing.KnownModel;
import dev.semanticpassport.recognition.enrolling.PanelEnrolling;
import dev.semanticpassport.recognition.identifying.PanelFigures;
import dev.semanticpassport.recognition.identifying.PanelMeasuring;
import dev.semanticpassport.recognition.learning.Background;
import dev.semanticpassport.recognition.learning.Portrait;
import dev.semanticpassport.recognition.learning.Reading;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
                impostors(background, models, answers));
    }

    static RandomGenerator random() {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
    }

    /**
     * Each model, by some of its answers, claims to be each model of another family, as if the
     * panel did not know its own.
     */
    private static ImpostorScores impostors(
            Background background, List<KnownModel> models, int answers) {
        RandomGenerator random = random();
        List<KnownModel> halves = new ArrayList<>();
        Map<String, List<GivenAnswer>> drawn = new HashMap<>();
        for (KnownModel model : models) {
            if (model.answers().size() < 2 * answers) {
                continue;
            }
            List<GivenAnswer> shuffled = new ArrayList<>(model.answers());
            Collections.shuffle(shuffled, random);
            drawn.put(model.name(), shuffled.subList(0, answers));
            halves.add(
                    new KnownModel(
                            model.name(),
                            model.family(),
                            shuffled.subList(answers, shuffled.size())));
        }
        Map<String, Portrait> asked = new HashMap<>();
        drawn.forEach((model, given) -> {
            if (background.read(given) instanceof Reading.Portrayed(var portrait, _)) {
                asked.put(model, portrait);
            }
        });
        return FalseClaiming.scores(PanelEnrolling.enrol(background, halves), asked);
    }
}
