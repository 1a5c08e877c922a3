package dev.semanticpassport.recognition.relating;

import dev.semanticpassport.recognition.contrasting.SharedWords;
import dev.semanticpassport.recognition.contrasting.Wording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How like the answers of a panel's controls are to those of all its models, prompt by prompt. They
 * do not depend on what is verified, so they are kept for each prompt once it was asked, as far as
 * there is room. Safe for several threads.
 */
final class PanelLikenesses {
    /** Marks a pair that is not compared: no answer, another script, or the model itself. */
    static final short NONE = Short.MIN_VALUE;

    /** 48 MiB: what 1,000 models take at 80 prompts. */
    private static final long MOST_KEPT_BYTES = 48L << 20;

    private final Relating relating;
    private final List<Relating.Answers> models;
    private final List<Integer> controls;
    private final Map<String, short[][]> kept = new ConcurrentHashMap<>();

    /**
     * @param controls places of those that are compared with all
     */
    PanelLikenesses(Relating relating, List<Relating.Answers> models, List<Integer> controls) {
        this.relating = relating;
        this.models = List.copyOf(models);
        this.controls = List.copyOf(controls);
    }

    /** A row for each control, in it steps to each model or {@link #NONE}. */
    short[][] of(String prompt) {
        short[][] known = kept.get(prompt);
        if (known != null) {
            return known;
        }
        short[][] computed = compute(prompt);
        long bytes = (long) Short.BYTES * controls.size() * models.size();
        if ((kept.size() + 1) * bytes <= MOST_KEPT_BYTES) {
            kept.put(prompt, computed);
        }
        return computed;
    }

    private short[][] compute(String prompt) {
        short[][] steps = new short[controls.size()][models.size()];
        for (short[] row : steps) {
            Arrays.fill(row, NONE);
        }
        for (List<Integer> places : inOneScript(prompt)) {
            SharedWords words =
                    SharedWords.of(places.stream().map(place -> wording(place, prompt)).toList());
            for (int row = 0; row < steps.length; row++) {
                int control = controls.get(row);
                if (places.contains(control)) {
                    short[] likenesses = relating.steps(wording(control, prompt), words);
                    for (int i = 0; i < likenesses.length; i++) {
                        int model = places.get(i);
                        steps[row][model] = model == control ? NONE : likenesses[i];
                    }
                }
            }
        }
        return steps;
    }

    private Wording wording(int model, String prompt) {
        return Objects.requireNonNull(models.get(model).ofPrompts().get(prompt));
    }

    /** The places of the models that answered, those together that can be compared. */
    private List<List<Integer>> inOneScript(String prompt) {
        List<List<Integer>> groups = new ArrayList<>();
        for (int place = 0; place < models.size(); place++) {
            Wording wording = models.get(place).ofPrompts().get(prompt);
            if (wording != null) {
                groups.stream()
                        .filter(group -> wording.isComparable(wording(group.getFirst(), prompt)))
                        .findFirst()
                        .orElseGet(() -> {
                            groups.add(new ArrayList<>());
                            return groups.getLast();
                        })
                        .add(place);
            }
        }
        return groups;
    }
}
