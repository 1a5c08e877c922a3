package dev.semanticpassport.local.bench.answers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Models to learn from, and others that figures come from; no family is on both sides. */
record Round(List<RecordedModel> train, List<RecordedModel> test) {
    Round {
        train = List.copyOf(train);
        test = List.copyOf(test);
    }

    /**
     * Folds over whole families: the largest family first, each to the smallest fold. Every model
     * is tested once.
     */
    static List<Round> folds(List<RecordedModel> models, int folds) {
        Map<String, List<RecordedModel>> families = new TreeMap<>();
        for (RecordedModel model : models) {
            families.computeIfAbsent(model.family(), _ -> new ArrayList<>()).add(model);
        }
        List<Map.Entry<String, List<RecordedModel>>> falling =
                families.entrySet().stream()
                        .sorted(
                                Comparator.comparingInt(
                                        (Map.Entry<String, List<RecordedModel>> family) ->
                                                -family.getValue().size()))
                        .toList();
        int count = Math.min(folds, families.size());
        int[] sizes = new int[count];
        Map<String, Integer> foldOf = new HashMap<>();
        for (Map.Entry<String, List<RecordedModel>> family : falling) {
            int smallest = 0;
            for (int i = 1; i < count; i++) {
                smallest = sizes[i] < sizes[smallest] ? i : smallest;
            }
            sizes[smallest] += family.getValue().size();
            foldOf.put(family.getKey(), smallest);
        }
        List<Round> rounds = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int fold = i;
            rounds.add(
                    new Round(
                            models.stream()
                                    .filter(m -> foldOf.getOrDefault(m.family(), 0) != fold)
                                    .toList(),
                            models.stream()
                                    .filter(m -> foldOf.getOrDefault(m.family(), 0) == fold)
                                    .toList()));
        }
        return rounds;
    }
}
