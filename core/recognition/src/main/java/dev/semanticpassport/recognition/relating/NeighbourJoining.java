package dev.semanticpassport.recognition.relating;

import java.util.ArrayList;
import java.util.List;

/**
 * Draws a tree from distances by neighbour joining (Saitou and Nei 1987, in the form of Studier and
 * Keppler 1988): the two whose joining makes the tree shortest are joined, until three are left.
 * Distances of a tree give that tree back. Takes the cube of the number of models in time.
 */
public final class NeighbourJoining {
    private final List<FamilyTree> nodes;
    private final List<Integer> open = new ArrayList<>();
    private final double[][] distances;

    private NeighbourJoining(List<String> names, double[][] given) {
        int all = Math.max(1, 2 * names.size() - 2);
        nodes = new ArrayList<>(names.stream().map(FamilyTree.Leaf::new).toList());
        distances = new double[Math.max(all, names.size())][Math.max(all, names.size())];
        for (int i = 0; i < names.size(); i++) {
            open.add(i);
            System.arraycopy(given[i], 0, distances[i], 0, names.size());
        }
    }

    /**
     * The tree of some models.
     *
     * @param names one at least
     * @param distances symmetric, finite, 0 on the diagonal, a row for each name
     * @throws IllegalArgumentException if there is no name, or a distance is missing or not finite
     */
    public static FamilyTree join(List<String> names, double[][] distances) {
        if (names.isEmpty()) {
            throw new IllegalArgumentException("A tree of no models cannot be drawn");
        }
        for (int i = 0; i < names.size(); i++) {
            for (int j = 0; j < names.size(); j++) {
                if (distances.length != names.size()
                        || distances[i].length != names.size()
                        || !Double.isFinite(distances[i][j])) {
                    throw new IllegalArgumentException(
                            "There is no distance between %s and %s"
                                    .formatted(names.get(i), names.get(j)));
                }
            }
        }
        return new NeighbourJoining(names, distances).join();
    }

    private FamilyTree join() {
        while (open.size() > 3) {
            joinNearest();
        }
        return switch (open.size()) {
            case 1 -> nodes.get(open.getFirst());
            case 2 -> {
                double half = .5 * distances[open.get(0)][open.get(1)];
                yield new FamilyTree.Fork(
                        List.of(branch(open.get(0), half), branch(open.get(1), half)));
            }
            default -> {
                int a = open.get(0);
                int b = open.get(1);
                int c = open.get(2);
                yield new FamilyTree.Fork(
                        List.of(
                                branch(a, between(a, b, c)),
                                branch(b, between(b, a, c)),
                                branch(c, between(c, a, b))));
            }
        };
    }

    private double between(int one, int left, int right) {
        return .5 * (distances[one][left] + distances[one][right] - distances[left][right]);
    }

    private FamilyTree.Branch branch(int node, double length) {
        return new FamilyTree.Branch(nodes.get(node), Math.max(0, length));
    }

    private void joinNearest() {
        int count = open.size();
        double[] sums = new double[distances.length];
        for (int i : open) {
            for (int j : open) {
                sums[i] += distances[i][j];
            }
        }
        int left = open.get(0);
        int right = open.get(1);
        double least = Double.POSITIVE_INFINITY;
        for (int i : open) {
            for (int j : open) {
                double length = (count - 2) * distances[i][j] - sums[i] - sums[j];
                if (i < j && length < least) {
                    least = length;
                    left = i;
                    right = j;
                }
            }
        }
        double distance = distances[left][right];
        double toLeft = .5 * distance + (sums[left] - sums[right]) / (2 * (count - 2));
        int joined = nodes.size();
        nodes.add(
                new FamilyTree.Fork(
                        List.of(branch(left, toLeft), branch(right, distance - toLeft))));
        open.removeAll(List.of(left, right));
        for (int other : open) {
            double to = between(other, left, right);
            distances[joined][other] = to;
            distances[other][joined] = to;
        }
        open.add(joined);
    }
}
