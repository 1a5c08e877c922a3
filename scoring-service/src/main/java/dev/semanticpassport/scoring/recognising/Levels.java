package dev.semanticpassport.scoring.recognising;

import dev.semanticpassport.recognition.claiming.Claiming;
import dev.semanticpassport.recognition.claiming.ImpostorScores;
import dev.semanticpassport.recognition.describing.GivenAnswer;
import dev.semanticpassport.recognition.describing.KnownModel;
import dev.semanticpassport.recognition.enrolling.Enrolled;
import dev.semanticpassport.recognition.enrolling.Panel;
import dev.semanticpassport.recognition.enrolling.PanelEnrolling;
import dev.semanticpassport.recognition.identifying.PanelFigures;
import dev.semanticpassport.recognition.identifying.PanelMeasuring;
import dev.semanticpassport.recognition.learning.Background;
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

    /** Each model, by some of its answers, claims to be each model of another family. */
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
        Panel panel = PanelEnrolling.enrol(background, halves);
        List<ImpostorScores.Impostor> impostors = new ArrayList<>();
        for (Enrolled source : panel.models()) {
            if (background.read(drawn.getOrDefault(source.name(), List.of()))
                    instanceof Reading.Portrayed(var portrait, _)) {
                claims(panel, source, panel.scores(portrait), impostors);
            }
        }
        return new ImpostorScores(impostors);
    }

    private static void claims(
            Panel panel,
            Enrolled source,
            double[] ratios,
            List<ImpostorScores.Impostor> impostors) {
        for (int claimed = 0; claimed < ratios.length; claimed++) {
            String family = panel.models().get(claimed).family();
            if (!family.equals(source.family())) {
                impostors.add(
                        new ImpostorScores.Impostor(
                                family, source.family(), Claiming.score(ratios, claimed)));
            }
        }
    }
}
