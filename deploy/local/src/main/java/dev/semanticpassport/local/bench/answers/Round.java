package dev.semanticpassport.local.bench.answers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

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

    /**
     * Halves by random families, several times over and each way round, so that most pairs of
     * families meet on a side that nothing was learnt from.
     */
    static List<Round> halves(List<RecordedModel> models, int times, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        List<String> families =
                new ArrayList<>(
                        models.stream().map(RecordedModel::family).distinct().sorted().toList());
        List<Round> rounds = new ArrayList<>();
        for (int time = 0; time < times; time++) {
            Collections.shuffle(families, random);
            Set<String> first = new HashSet<>();
            int[] sizes = new int[2];
            for (String family : families) {
                int size = (int) models.stream().filter(m -> m.family().equals(family)).count();
                int side = sizes[0] <= sizes[1] ? 0 : 1;
                sizes[side] += size;
                if (side == 0) {
                    first.add(family);
                }
            }
            List<RecordedModel> one =
                    models.stream().filter(m -> first.contains(m.family())).toList();
            List<RecordedModel> other =
                    models.stream().filter(m -> !first.contains(m.family())).toList();
            if (one.size() > 1 && other.size() > 1) {
                rounds.add(new Round(one, other));
                rounds.add(new Round(other, one));
            }
        }
        return rounds;
    }
}
