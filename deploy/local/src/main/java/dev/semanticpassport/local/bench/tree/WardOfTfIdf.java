package dev.semanticpassport.local.bench.tree;

import dev.semanticpassport.meaning.theming.WardClustering;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Baseline: Ward's clustering of paragraphs' TF-IDF vectors alone. The dendrogram is cut into
 * √(n/2) leaves; these and the inner nodes above them are ideas, named by their words of highest
 * TF-IDF.
 */
final class WardOfTfIdf {
    private WardOfTfIdf() {}

    static List<FoundIdea> ideas(Tokens tokens) {
        double[][] points = vectors(tokens);
        if (points.length < 2) {
            return List.of();
        }
        List<WardClustering.Joining> joinings = WardClustering.cluster(points);
        int leaves = Math.max(2, (int) Math.round(Math.sqrt(points.length / 2.0)));
        List<List<Integer>> members = new ArrayList<>();
        for (int i = 0; i < points.length; i++) {
            members.add(List.of(i));
        }
        for (WardClustering.Joining joining : joinings) {
            List<Integer> both = new ArrayList<>(members.get(joining.left()));
            both.addAll(members.get(joining.right()));
            members.add(both);
        }
        int firstInner = points.length + joinings.size() - (leaves - 1);
        Map<Integer, Integer> number = new HashMap<>();
        List<FoundIdea> ideas = new ArrayList<>();
        for (int cluster = points.length + joinings.size() - 1; cluster >= firstInner; cluster--) {
            WardClustering.Joining joining = joinings.get(cluster - points.length);
            if (!number.containsKey(cluster)) {
                add(cluster, List.of(), tokens, members, number, ideas);
            }
            int parent = number.getOrDefault(cluster, 0);
            for (int part : new int[] {joining.left(), joining.right()}) {
                add(part, List.of(parent), tokens, members, number, ideas);
            }
        }
        return ideas;
    }

    private static void add(
            int cluster,
            List<Integer> broader,
            Tokens tokens,
            List<List<Integer>> members,
            Map<Integer, Integer> number,
            List<FoundIdea> ideas) {
        number.put(cluster, ideas.size());
        List<String> words = tokens.telling(members.get(cluster), Matching.WORDS);
        ideas.add(new FoundIdea(words.isEmpty() ? "" : words.getFirst(), broader, words));
    }

    private static double[][] vectors(Tokens tokens) {
        Map<String, Integer> column = new HashMap<>();
        for (List<String> paragraph : tokens.paragraphs()) {
            for (String stem : paragraph) {
                if (tokens.paragraphsWith(stem) > 1) {
                    column.putIfAbsent(stem, column.size());
                }
            }
        }
        double[][] vectors = new double[tokens.paragraphs().size()][column.size()];
        for (int p = 0; p < vectors.length; p++) {
            for (String stem : tokens.paragraphs().get(p)) {
                Integer at = column.get(stem);
                if (at != null) {
                    vectors[p][at] += tokens.inverseFrequency(stem);
                }
            }
            normalise(vectors[p]);
        }
        return vectors;
    }

    static void normalise(double[] vector) {
        double length = Math.sqrt(Arrays.stream(vector).map(value -> value * value).sum());
        if (length > 0) {
            for (int i = 0; i < vector.length; i++) {
                vector[i] /= length;
            }
        }
    }
}
