package dev.semanticpassport.meaning.theming;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Ward's hierarchical clustering: at each step the two clusters are joined whose union adds least
 * to the sum of squares within clusters (Ward 1963), found by chains of nearest neighbours (Murtagh
 * 1983) from centres alone, in time that grows with the square of the number of points.
 */
public final class WardClustering {
    private WardClustering() {}

    /**
     * Two clusters that were joined. Clusters 0 to n − 1 are the points; the i-th joining makes the
     * cluster n + i.
     *
     * @param cost what it added to the sum of squares; ascending over a list of joinings
     */
    public record Joining(int left, int right, double cost) {}

    /** All n − 1 joinings of n points, cheapest first. */
    public static List<Joining> cluster(double[][] points) {
        int count = points.length;
        double[][] centres = new double[count][];
        for (int i = 0; i < count; i++) {
            centres[i] = points[i].clone();
        }
        int[] sizes = new int[count];
        Arrays.fill(sizes, 1);
        boolean[] gone = new boolean[count];
        int[] chain = new int[count];
        int length = 0;
        List<int[]> pairs = new ArrayList<>();
        List<Double> costs = new ArrayList<>();
        int start = 0;
        while (pairs.size() < count - 1) {
            if (length == 0) {
                while (gone[start]) {
                    start++;
                }
                chain[length++] = start;
            }
            int last = chain[length - 1];
            int before = length > 1 ? chain[length - 2] : -1;
            // the one before wins ties, or chains would never end
            int nearest = before;
            double least = before < 0 ? Double.MAX_VALUE : cost(centres, sizes, last, before);
            for (int other = 0; other < count; other++) {
                if (other != last && other != before && !gone[other]) {
                    double cost = cost(centres, sizes, last, other);
                    if (cost < least) {
                        least = cost;
                        nearest = other;
                    }
                }
            }
            if (nearest == before && before >= 0) {
                pairs.add(new int[] {Math.min(last, before), Math.max(last, before)});
                costs.add(least);
                join(centres, sizes, Math.min(last, before), Math.max(last, before));
                gone[Math.max(last, before)] = true;
                length -= 2;
            } else {
                chain[length++] = nearest;
            }
        }
        return ordered(pairs, costs, count);
    }

    private static double cost(double[][] centres, int[] sizes, int one, int other) {
        double square = 0;
        double[] a = centres[one];
        double[] b = centres[other];
        for (int i = 0; i < a.length; i++) {
            double difference = a[i] - b[i];
            square += difference * difference;
        }
        return square * sizes[one] * sizes[other] / (sizes[one] + sizes[other]);
    }

    private static void join(double[][] centres, int[] sizes, int kept, int gone) {
        int size = sizes[kept] + sizes[gone];
        for (int i = 0; i < centres[kept].length; i++) {
            centres[kept][i] =
                    (centres[kept][i] * sizes[kept] + centres[gone][i] * sizes[gone]) / size;
        }
        sizes[kept] = size;
    }

    /** Chains join out of order; by cost, with clusters numbered as they come to be. */
    private static List<Joining> ordered(List<int[]> pairs, List<Double> costs, int count) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingDouble((Integer i) -> costs.get(i)).thenComparing(i -> i));
        int[] cluster = new int[count];
        for (int i = 0; i < count; i++) {
            cluster[i] = i;
        }
        List<Joining> joinings = new ArrayList<>();
        for (int i : order) {
            int left = find(cluster, pairs.get(i)[0]);
            int right = find(cluster, pairs.get(i)[1]);
            int made = count + joinings.size();
            joinings.add(new Joining(left, right, costs.get(i)));
            cluster = grown(cluster, made);
            cluster[left] = made;
            cluster[right] = made;
        }
        return joinings;
    }

    private static int[] grown(int[] cluster, int made) {
        int[] larger =
                made < cluster.length ? cluster : Arrays.copyOf(cluster, cluster.length * 2 + 1);
        larger[made] = made;
        return larger;
    }

    private static int find(int[] cluster, int start) {
        int at = start;
        while (cluster[at] != at) {
            at = cluster[at];
        }
        return at;
    }
}
