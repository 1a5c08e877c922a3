package dev.semanticpassport.meaning.theming;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Passages as points. TF-IDF with dampened counts, brought down to a few dozen dimensions (latent
 * semantic analysis, Deerwester et al. 1990), so that passages meet that share no word but words
 * that go together; then drawn a little towards their neighbours in the text.
 */
final class Vectors {
    private static final int DIMENSIONS = 64;
    private static final int ITERATIONS = 4;
    private static final int FEWEST_PASSAGES = 2;
    private static final double LARGEST_SHARE = 0.4;
    private static final int MOST_STEMS = 6000;

    private final int[][] columns;
    private final double[][] values;
    private final int width;

    private Vectors(int[][] columns, double[][] values, int width) {
        this.columns = columns;
        this.values = values;
        this.width = width;
    }

    /**
     * One point of length 1 for each unit; zero where it has no word in common with another.
     *
     * @param sample of the units that the dimensions are found on
     * @param nearness how much of a neighbour's direction a passage takes on
     * @param belonging how much of its whole text's direction
     */
    static double[][] of(List<Unit> units, int[] sample, double nearness, double belonging) {
        double[][] points = weighted(units).reduced(sample);
        Arrays.stream(points).forEach(Vectors::normalise);
        double[][] drawn = drawn(points, units, nearness, belonging);
        Arrays.stream(drawn).forEach(Vectors::normalise);
        return drawn;
    }

    private static Vectors weighted(List<Unit> units) {
        Map<Integer, Integer> passages = new HashMap<>();
        for (Unit unit : units) {
            Arrays.stream(unit.stems())
                    .distinct()
                    .forEach(stem -> passages.merge(stem, 1, Integer::sum));
        }
        Set<Integer> used = used(passages, units.size());
        Map<Integer, Integer> column = new HashMap<>();
        int[][] columns = new int[units.size()][];
        double[][] values = new double[units.size()][];
        for (int i = 0; i < units.size(); i++) {
            TreeMap<Integer, Integer> counts = new TreeMap<>();
            for (int stem : units.get(i).stems()) {
                if (used.contains(stem)) {
                    counts.merge(column.computeIfAbsent(stem, _ -> column.size()), 1, Integer::sum);
                }
            }
            columns[i] = counts.keySet().stream().mapToInt(Integer::intValue).toArray();
            values[i] = new double[columns[i].length];
            int[] stems = units.get(i).stems();
            Map<Integer, Integer> withOf = new HashMap<>();
            for (int stem : stems) {
                Integer at = column.get(stem);
                if (at != null) {
                    withOf.put(at, passages.getOrDefault(stem, 1));
                }
            }
            for (int j = 0; j < columns[i].length; j++) {
                int count = counts.getOrDefault(columns[i][j], 0);
                int with = withOf.getOrDefault(columns[i][j], 1);
                values[i][j] = (1 + Math.log(count)) * Math.log((double) units.size() / with);
            }
            normalise(values[i]);
        }
        return new Vectors(columns, values, column.size());
    }

    /** Stems that are neither alone nor everywhere, the most frequent of them. */
    private static Set<Integer> used(Map<Integer, Integer> passages, int units) {
        double most = Math.max(3, LARGEST_SHARE * units);
        return passages.entrySet().stream()
                .filter(entry -> entry.getValue() >= FEWEST_PASSAGES && entry.getValue() <= most)
                .sorted(
                        Map.Entry.<Integer, Integer>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry::getKey))
                .limit(MOST_STEMS)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /**
     * Every row on the right singular vectors of the sample's rows, which subspace iteration finds
     * from a fixed start.
     */
    private double[][] reduced(int[] sample) {
        int rows = sample.length;
        int rank = Math.max(1, Math.min(DIMENSIONS, Math.min(rows / 3, width / 2)));
        double[][] basis = new double[width][rank];
        for (int i = 0; i < width; i++) {
            for (int j = 0; j < rank; j++) {
                basis[i][j] = sign(i, j);
            }
        }
        int[] all = IntStream.range(0, columns.length).toArray();
        for (int round = 0; round < ITERATIONS; round++) {
            orthonormalise(basis, rank);
            basis = transposedTimes(sample, times(sample, basis, rank), rank);
        }
        orthonormalise(basis, rank);
        return times(all, basis, rank);
    }

    private double[][] times(int[] rows, double[][] right, int rank) {
        double[][] product = new double[rows.length][rank];
        for (int i = 0; i < rows.length; i++) {
            int row = rows[i];
            for (int c = 0; c < columns[row].length; c++) {
                double value = values[row][c];
                double[] from = right[columns[row][c]];
                for (int j = 0; j < rank; j++) {
                    product[i][j] += value * from[j];
                }
            }
        }
        return product;
    }

    private double[][] transposedTimes(int[] rows, double[][] right, int rank) {
        double[][] product = new double[width][rank];
        for (int i = 0; i < rows.length; i++) {
            int row = rows[i];
            for (int c = 0; c < columns[row].length; c++) {
                double value = values[row][c];
                double[] to = product[columns[row][c]];
                for (int j = 0; j < rank; j++) {
                    to[j] += value * right[i][j];
                }
            }
        }
        return product;
    }

    /** Gram and Schmidt on the columns, twice for the rounding's sake. */
    private static void orthonormalise(double[][] matrix, int rank) {
        double[][] column = new double[rank][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < rank; j++) {
                column[j][i] = matrix[i][j];
            }
        }
        for (int j = 0; j < rank; j++) {
            for (int pass = 0; pass < 2; pass++) {
                for (int k = 0; k < j; k++) {
                    addTo(column[j], column[k], -dot(column[j], column[k]));
                }
            }
            double square = dot(column[j], column[j]);
            double scale = square > 1e-18 ? 1 / Math.sqrt(square) : 0;
            for (int i = 0; i < matrix.length; i++) {
                matrix[i][j] = column[j][i] * scale;
                column[j][i] *= scale;
            }
        }
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** −1 or 1, the same for the same place on every run (SplitMix64's finaliser). */
    private static double sign(int row, int column) {
        long mixed = row * 0x9E3779B97F4A7C15L + column * 0xD1B54A32D192ED03L + 1;
        mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return (mixed ^ mixed >>> 31) < 0 ? -1 : 1;
    }

    private static double[][] drawn(
            double[][] points, List<Unit> units, double nearness, double belonging) {
        Map<Integer, double[]> centres = new HashMap<>();
        Map<Integer, Integer> sizes = new HashMap<>();
        for (int i = 0; i < points.length; i++) {
            int rank = points[i].length;
            double[] centre = centres.computeIfAbsent(units.get(i).group(), _ -> new double[rank]);
            addTo(centre, points[i], 1);
            sizes.merge(units.get(i).group(), 1, Integer::sum);
        }
        centres.values().forEach(Vectors::normalise);
        double[][] drawn = new double[points.length][];
        for (int i = 0; i < points.length; i++) {
            drawn[i] = points[i].clone();
            int group = units.get(i).group();
            for (int step : new int[] {-1, 1, -2, 2}) {
                int other = i + step;
                if (other >= 0 && other < points.length && units.get(other).group() == group) {
                    addTo(drawn[i], points[other], nearness / (step * step));
                }
            }
            double[] centre = centres.get(group);
            if (centre != null && sizes.getOrDefault(group, 0) > 1) {
                addTo(drawn[i], centre, belonging);
            }
        }
        return drawn;
    }

    private static void addTo(double[] sum, double[] vector, double times) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += times * vector[i];
        }
    }

    static void normalise(double[] vector) {
        double square = 0;
        for (double value : vector) {
            square += value * value;
        }
        if (square > 0) {
            double scale = 1 / Math.sqrt(square);
            for (int i = 0; i < vector.length; i++) {
                vector[i] *= scale;
            }
        }
    }
}
