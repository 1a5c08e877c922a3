package dev.semanticpassport.local.bench.answers;

import dev.semanticpassport.recognition.describing.GivenAnswer;
import dev.semanticpassport.recognition.describing.KnownModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The simple, strong method to compare lineage with: the cosine of two answers' words, weighted by
 * (1 + log count) · (log((1 + answers) / (1 + answers with the word)) + 1), less both models' mean
 * cosine to the cohort in that prompt, in the prompt's standard deviations; averaged over prompts.
 */
final class DoubleCentring {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]{2,}");
    private static final double LEAST_SPREAD = 1e-9;

    private final Map<String, Integer> words = new HashMap<>();
    private final List<Integer> containing = new ArrayList<>();
    private final Map<String, Prompt> prompts = new HashMap<>();
    private final Map<GivenAnswer, Vector> vectors = new HashMap<>();
    private int answers;

    /** Different words in ascending order of their numbers, and weights of length one. */
    static final class Vector {
        private final int[] words;
        private final float[] weights;

        Vector(int[] words, float[] weights) {
            this.words = words;
            this.weights = weights;
        }

        double cosine(Vector other) {
            double product = 0;
            int i = 0;
            int j = 0;
            while (i < words.length && j < other.words.length) {
                int order = Integer.compare(words[i], other.words[j]);
                if (order == 0) {
                    product += (double) weights[i] * other.weights[j];
                }
                i += order <= 0 ? 1 : 0;
                j += order >= 0 ? 1 : 0;
            }
            return product;
        }
    }

    /** What the cohort answered, and how like its answers are. */
    private record Prompt(Map<String, Vector> ofModels, double mean, double spread) {}

    /** An answer, and its mean cosine to the cohort's. */
    record Placed(Vector vector, double mean) {}

    /** A model's answers by prompt. */
    record Answers(Map<String, Placed> ofPrompts) {}

    /** Learns what words tell, and how like answers usually are. */
    DoubleCentring(List<KnownModel> cohort) {
        Map<GivenAnswer, Map<Integer, Integer>> counts = new HashMap<>();
        for (KnownModel model : cohort) {
            for (GivenAnswer answer : model.answers()) {
                Map<Integer, Integer> ofAnswer = count(answer.text(), true);
                ofAnswer.keySet().forEach(word -> containing.set(word, containing.get(word) + 1));
                counts.put(answer, ofAnswer);
                answers++;
            }
        }
        counts.forEach((answer, ofAnswer) -> vectors.put(answer, vector(ofAnswer)));
        Map<String, Map<String, Vector>> asked = new TreeMap<>();
        for (KnownModel model : cohort) {
            for (GivenAnswer answer : model.answers()) {
                asked.computeIfAbsent(answer.prompt(), _ -> new TreeMap<>())
                        .put(model.name(), vector(answer));
            }
        }
        asked.forEach((prompt, ofModels) -> prompts.put(prompt, prompt(ofModels)));
    }

    private Map<Integer, Integer> count(String text, boolean learning) {
        Map<Integer, Integer> counts = new TreeMap<>();
        Matcher matcher = WORD.matcher(text.toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            Integer known = words.get(matcher.group());
            if (known == null && learning) {
                known = words.size();
                words.put(matcher.group(), known);
                containing.add(0);
            }
            if (known != null) {
                counts.merge(known, 1, Integer::sum);
            }
        }
        return counts;
    }

    private Vector vector(GivenAnswer answer) {
        Vector known = vectors.get(answer);
        return known == null ? vector(count(answer.text(), false)) : known;
    }

    private Vector vector(Map<Integer, Integer> counts) {
        int[] places = new int[counts.size()];
        float[] weights = new float[places.length];
        double squares = 0;
        int at = 0;
        for (Map.Entry<Integer, Integer> entry : counts.entrySet()) {
            places[at] = entry.getKey();
            double telling = Math.log((1.0 + answers) / (1 + containing.get(entry.getKey()))) + 1;
            weights[at] = (float) ((1 + Math.log(entry.getValue())) * telling);
            squares += weights[at] * weights[at];
            at++;
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= (float) Math.sqrt(squares);
        }
        return new Vector(places, weights);
    }

    private static Prompt prompt(Map<String, Vector> ofModels) {
        List<Vector> vectors = List.copyOf(ofModels.values());
        int models = vectors.size();
        double[][] cosines = new double[models][models];
        double[] means = new double[models];
        for (int i = 0; i < models; i++) {
            for (int j = 0; j < i; j++) {
                cosines[i][j] = vectors.get(i).cosine(vectors.get(j));
                means[i] += cosines[i][j] / Math.max(1, models - 1);
                means[j] += cosines[i][j] / Math.max(1, models - 1);
            }
        }
        double mean = Arrays.stream(means).average().orElse(0);
        double squares = 0;
        for (int i = 0; i < models; i++) {
            for (int j = 0; j < i; j++) {
                squares += Math.pow(cosines[i][j] - means[i] - means[j] + mean, 2);
            }
        }
        double spread = Math.sqrt(squares / Math.max(1, models * (models - 1) / 2));
        return new Prompt(ofModels, mean, Math.max(LEAST_SPREAD, spread));
    }

    /**
     * Answers ready to be compared.
     *
     * @param model whose own answers in the cohort are left out
     */
    Answers answers(String model, Collection<GivenAnswer> given) {
        Map<String, Placed> placed = new TreeMap<>();
        for (GivenAnswer answer : given) {
            Prompt prompt = prompts.get(answer.prompt());
            if (prompt != null) {
                Vector vector = vector(answer);
                double mean =
                        prompt.ofModels().entrySet().stream()
                                .filter(other -> !other.getKey().equals(model))
                                .mapToDouble(other -> vector.cosine(other.getValue()))
                                .average()
                                .orElse(0);
                placed.put(answer.prompt(), new Placed(vector, mean));
            }
        }
        return new Answers(placed);
    }

    /** Mean over the prompts that both answered; 0 where there is none. */
    double likeness(Answers one, Answers other) {
        double sum = 0;
        int common = 0;
        for (Map.Entry<String, Placed> entry : one.ofPrompts().entrySet()) {
            Placed left = entry.getValue();
            Placed right = other.ofPrompts().get(entry.getKey());
            Prompt prompt = prompts.get(entry.getKey());
            if (right != null && prompt != null) {
                double cosine = left.vector().cosine(right.vector());
                sum += (cosine - left.mean() - right.mean() + prompt.mean()) / prompt.spread();
                common++;
            }
        }
        return common == 0 ? 0 : sum / common;
    }
}
