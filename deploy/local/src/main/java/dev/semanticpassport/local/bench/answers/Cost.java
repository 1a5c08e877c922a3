package dev.semanticpassport.local.bench.answers;

import dev.semanticpassport.recognition.contrasting.Contrast;
import dev.semanticpassport.recognition.learning.Portrait;
import dev.semanticpassport.recognition.learning.Spread;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an identification costs.
 *
 * @param milliseconds median by models in the panel, described answers given
 * @param bytesOfModel of a model's portrait and spread
 * @param microsecondsOfAnswer to describe an answer and set it against the cohort's
 */
record Cost(Map<String, Double> milliseconds, int bytesOfModel, double microsecondsOfAnswer) {
    private static final List<Integer> PANELS = List.of(10, 100, 1_000, 10_000);
    private static final int ANSWERS = 64;
    private static final int RUNS = 31;

    Cost {
        milliseconds = Collections.unmodifiableMap(new LinkedHashMap<>(milliseconds));
    }

    static Cost of(Scoring scoring) {
        List<Contrast> verification = scoring.candidates().getFirst().verification();
        List<Contrast> asked = verification.subList(0, Math.min(ANSWERS, verification.size()));
        Map<String, Double> milliseconds = new LinkedHashMap<>();
        for (int models : PANELS) {
            Scoring panel = scoring.repeated(models);
            double[] runs = new double[RUNS];
            for (int run = 0; run < RUNS; run++) {
                long start = System.nanoTime();
                Portrait portrait = panel.discriminant().portray(asked);
                double[] scores = panel.trial(0, portrait).scores();
                runs[run] = scores.length == models ? (System.nanoTime() - start) / 1e6 : 0;
            }
            Arrays.sort(runs);
            milliseconds.put(String.valueOf(models), Math.round(100 * runs[RUNS / 2]) / 100.0);
        }
        return new Cost(
                milliseconds,
                Float.BYTES * (scoring.discriminant().directions() + Spread.DIRECTIONS),
                Math.round(10 * scoring.microsecondsOfAnswer()) / 10.0);
    }
}
