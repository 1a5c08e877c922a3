package dev.semanticpassport.local.bench.tree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Baseline: the 200 most frequent terms, as TF-IDF vectors over paragraphs, in √(n/2) clusters by
 * k-means (k-means++ starts, ten of them, the best kept). A cluster is an idea, its most frequent
 * term the label; its other terms are narrower.
 */
final class FrequentTerms {
    private static final int TERMS = 200;
    private static final int STARTS = 10;
    private static final int ROUNDS = 50;

    private FrequentTerms() {}

    static List<FoundIdea> ideas(Tokens tokens) {
        Map<String, Integer> counts = new HashMap<>();
        tokens.paragraphs().forEach(p -> p.forEach(stem -> counts.merge(stem, 1, Integer::sum)));
        List<String> terms =
                counts.entrySet().stream()
                        .sorted(
                                Map.Entry.<String, Integer>comparingByValue()
                                        .reversed()
                                        .thenComparing(Map.Entry::getKey))
                        .limit(TERMS)
                        .map(Map.Entry::getKey)
                        .toList();
        int clusters = Math.max(1, (int) Math.round(Math.sqrt(terms.size() / 2.0)));
        int[] cluster = kMeans(vectors(tokens, terms), clusters);
        List<FoundIdea> ideas = new ArrayList<>();
        for (int c = 0; c < clusters; c++) {
            List<String> own = new ArrayList<>();
            for (int i = 0; i < terms.size(); i++) {
                if (cluster[i] == c) {
                    own.add(terms.get(i));
                }
            }
            if (own.isEmpty()) {
                continue;
            }
            int top = ideas.size();
            ideas.add(new FoundIdea(own.getFirst(), List.of(), own));
            for (String term : own.subList(1, own.size())) {
                ideas.add(new FoundIdea(term, List.of(top), List.of(term)));
            }
        }
        return ideas;
    }

    private static double[][] vectors(Tokens tokens, List<String> terms) {
        Map<String, Integer> row = new HashMap<>();
        for (String term : terms) {
            row.put(term, row.size());
        }
        double[][] vectors = new double[terms.size()][tokens.paragraphs().size()];
        for (int p = 0; p < tokens.paragraphs().size(); p++) {
            for (String stem : tokens.paragraphs().get(p)) {
                Integer at = row.get(stem);
                if (at != null) {
                    vectors[at][p] += tokens.inverseFrequency(stem);
                }
            }
        }
        for (double[] vector : vectors) {
            WardOfTfIdf.normalise(vector);
        }
        return vectors;
    }

    static int[] kMeans(double[][] points, int clusters) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        int[] best = new int[points.length];
        double least = Double.MAX_VALUE;
        for (int start = 0; start < STARTS; start++) {
            int[] cluster = new int[points.length];
            double[][] centres = spread(points, clusters, random);
            double cost = Double.MAX_VALUE;
            for (int round = 0; round < ROUNDS; round++) {
                double next = assign(points, centres, cluster);
                if (next >= cost - 1e-9) {
                    break;
                }
                cost = next;
                centre(points, cluster, centres);
            }
            if (cost < least) {
                least = cost;
                best = cluster;
            }
        }
        return best;
    }

    private static double[][] spread(double[][] points, int clusters, RandomGenerator random) {
        List<double[]> centres = new ArrayList<>();
        centres.add(points[random.nextInt(points.length)].clone());
        while (centres.size() < clusters) {
            double[] distances = new double[points.length];
            double total = 0;
            for (int i = 0; i < points.length; i++) {
                double[] point = points[i];
                distances[i] =
                        centres.stream()
                                .mapToDouble(centre -> square(point, centre))
                                .min()
                                .orElse(0);
                total += distances[i];
            }
            double drawn = random.nextDouble() * total;
            int chosen = 0;
            while (chosen < points.length - 1 && (drawn -= distances[chosen]) > 0) {
                chosen++;
            }
            centres.add(points[chosen].clone());
        }
        return centres.toArray(double[][]::new);
    }

    private static double assign(double[][] points, double[][] centres, int[] cluster) {
        double cost = 0;
        for (int i = 0; i < points.length; i++) {
            double least = Double.MAX_VALUE;
            for (int c = 0; c < centres.length; c++) {
                double distance = square(points[i], centres[c]);
                if (distance < least) {
                    least = distance;
                    cluster[i] = c;
                }
            }
            cost += least;
        }
        return cost;
    }

    private static void centre(double[][] points, int[] cluster, double[][] centres) {
        int[] sizes = new int[centres.length];
        double[][] sums = new double[centres.length][points[0].length];
        for (int i = 0; i < points.length; i++) {
            sizes[cluster[i]]++;
            for (int j = 0; j < points[i].length; j++) {
                sums[cluster[i]][j] += points[i][j];
            }
        }
        for (int c = 0; c < centres.length; c++) {
            if (sizes[c] > 0) {
                for (int j = 0; j < sums[c].length; j++) {
                    centres[c][j] = sums[c][j] / sizes[c];
                }
            }
        }
    }

    private static double square(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return sum;
    }
}
