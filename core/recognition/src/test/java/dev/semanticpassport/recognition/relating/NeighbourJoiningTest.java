package dev.semanticpassport.recognition.relating;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.semanticpassport.core.Seeds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class NeighbourJoiningTest {

    @Test
    void theDistancesOfATreeGiveTheTreeBack() {
        Seeds.forAll(
                20,
                random -> {
                    int models = 1 + random.nextInt(20);
                    FamilyTree drawn = drawn(models, random);
                    Map<String, Map<String, Double>> expected = distances(drawn);
                    List<String> names = expected.keySet().stream().sorted().toList();

                    FamilyTree joined = NeighbourJoining.join(names, matrix(names, expected));

                    Map<String, Map<String, Double>> found = distances(joined);
                    for (String one : names) {
                        for (String other : names) {
                            assertThat(between(found, one, other))
                                    .isCloseTo(between(expected, one, other), within(1e-9));
                        }
                    }
                });
    }

    @Test
    void theExampleOfFiveTaxaIsJoinedAsPublished() {
        double[][] distances = {
            {0, 5, 9, 9, 8},
            {5, 0, 10, 10, 9},
            {9, 10, 0, 8, 7},
            {9, 10, 8, 0, 3},
            {8, 9, 7, 3, 0}
        };

        FamilyTree tree = NeighbourJoining.join(List.of("a", "b", "c", "d", "e"), distances);

        assertThat(tree.newick())
                .isEqualTo(
                        "('d':2.000000,'e':1.000000,('c':4.000000,('a':2.000000,'b':3.000000)"
                                + ":3.000000):2.000000);");
    }

    @Test
    void theLikestTwoModelsAreAtNoDistanceHoweverUnlikeAllAre() {
        double[][] likenesses = {{0, -1, -2}, {-1, 0, -2}, {-2, -2, 0}};

        FamilyTree tree = TreeDrawing.draw(List.of("a", "b", "c"), likenesses);

        assertThat(tree.newick()).isEqualTo("('a':0.000000,'b':0.000000,'c':1.000000);");
    }

    @Test
    void aNameKeepsItsQuotesAndMarks() {
        assertThat(new FamilyTree.Leaf("it's (a:b)").newick()).isEqualTo("'it''s (a:b)';");
    }

    @Test
    void aDistanceThatIsNoNumberIsNamed() {
        assertThatThrownBy(() ->
                        NeighbourJoining.join(
                                List.of("a", "b"), new double[][] {{0, Double.NaN}, {1, 0}}))
                .hasMessageContaining("between a and b");
    }

    private static FamilyTree drawn(int models, RandomGenerator random) {
        List<FamilyTree> parts = new ArrayList<>();
        for (int i = 0; i < models; i++) {
            parts.add(new FamilyTree.Leaf("m" + i));
        }
        while (parts.size() > 1) {
            FamilyTree left = parts.remove(random.nextInt(parts.size()));
            FamilyTree right = parts.remove(random.nextInt(parts.size()));
            parts.add(
                    new FamilyTree.Fork(
                            List.of(
                                    new FamilyTree.Branch(left, .1 + random.nextDouble()),
                                    new FamilyTree.Branch(right, .1 + random.nextDouble()))));
        }
        return parts.getFirst();
    }

    private static double[][] matrix(List<String> names, Map<String, Map<String, Double>> of) {
        double[][] matrix = new double[names.size()][names.size()];
        for (int i = 0; i < names.size(); i++) {
            for (int j = 0; j < names.size(); j++) {
                matrix[i][j] = between(of, names.get(i), names.get(j));
            }
        }
        return matrix;
    }

    private static double between(
            Map<String, Map<String, Double>> distances, String one, String other) {
        return requireNonNull(requireNonNull(distances.get(one)).get(other));
    }

    private static Map<String, Map<String, Double>> distances(FamilyTree tree) {
        Map<String, Map<String, Double>> distances = new HashMap<>();
        depths(tree, distances);
        distances.forEach((name, row) -> row.put(name, 0.0));
        return distances;
    }

    private static Map<String, Double> depths(
            FamilyTree tree, Map<String, Map<String, Double>> distances) {
        Map<String, Double> depths = new HashMap<>();
        switch (tree) {
            case FamilyTree.Leaf(String name) -> {
                depths.put(name, 0.0);
                distances.put(name, new HashMap<>());
            }
            case FamilyTree.Fork(List<FamilyTree.Branch> branches) -> {
                for (FamilyTree.Branch branch : branches) {
                    Map<String, Double> below = new HashMap<>();
                    depths(branch.tree(), distances)
                            .forEach((name, depth) -> below.put(name, depth + branch.length()));
                    below.forEach((one, near) ->
                            depths.forEach((other, far) -> {
                                requireNonNull(distances.get(one)).put(other, near + far);
                                requireNonNull(distances.get(other)).put(one, near + far);
                            }));
                    depths.putAll(below);
                }
            }
        }
        return depths;
    }
}
