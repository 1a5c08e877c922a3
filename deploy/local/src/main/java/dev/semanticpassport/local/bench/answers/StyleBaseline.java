package dev.semanticpassport.local.bench.answers;

import dev.semanticpassport.recognition.contrasting.Contrast;
import dev.semanticpassport.recognition.describing.GivenAnswer;
import dev.semanticpassport.recognition.learning.Discriminant;
import dev.semanticpassport.recognition.learning.DiscriminantLearning;
import dev.semanticpassport.recognition.learning.DiscriminantSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The simple, strong method to compare with: fixed style features, optionally less the mean of the
 * training models' answers to the same prompt, and the two-covariance model without a floor, learnt
 * from the answers to the enrolment prompts.
 */
final class StyleBaseline {
    private static final DiscriminantSettings SETTINGS = new DiscriminantSettings(.05, 0, 6, 0);

    private final StyleFeatures features;
    private final Map<String, double[]> sums = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final boolean minusMean;
    private final Discriminant discriminant;

    private StyleBaseline(List<RecordedModel> train, StyleFeatures features, boolean minusMean) {
        this.features = features;
        this.minusMean = minusMean;
        Map<GivenAnswer, float[]> own = new HashMap<>();
        for (RecordedModel model : train) {
            for (GivenAnswer answer : model.whole().answers()) {
                float[] values = features.of(answer.text().strip());
                own.put(answer, values);
                double[] sum =
                        sums.computeIfAbsent(answer.prompt(), _ -> new double[values.length]);
                for (int i = 0; i < values.length; i++) {
                    sum[i] += values[i];
                }
                counts.merge(answer.prompt(), 1, Integer::sum);
            }
        }
        List<List<Contrast>> contrasts = new ArrayList<>();
        for (RecordedModel model : train) {
            List<Contrast> ofModel = new ArrayList<>();
            for (GivenAnswer answer : model.enrolment()) {
                float[] values = own.getOrDefault(answer, new float[0]);
                ofModel.add(contrast(answer.prompt(), values, 1));
            }
            contrasts.add(ofModel);
        }
        this.discriminant = DiscriminantLearning.learn(contrasts, SETTINGS);
    }

    static StyleBaseline learn(
            List<RecordedModel> train, StyleFeatures features, boolean minusMean) {
        return new StyleBaseline(train, features, minusMean);
    }

    Discriminant discriminant() {
        return discriminant;
    }

    Optional<Contrast> contrast(GivenAnswer answer) {
        return Optional.of(contrast(answer.prompt(), features.of(answer.text().strip()), 0));
    }

    private Contrast contrast(String prompt, float[] values, int own) {
        double[] sum = sums.get(prompt);
        int others = counts.getOrDefault(prompt, 0) - own;
        float[] contrast = values.clone();
        if (minusMean && sum != null && others > 0) {
            for (int i = 0; i < contrast.length; i++) {
                contrast[i] -= (float) ((sum[i] - own * values[i]) / others);
            }
        }
        return new Contrast(contrast, 1, sum != null);
    }
}
