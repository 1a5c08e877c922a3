package dev.semanticpassport.recognition.enrolling;

import dev.semanticpassport.recognition.learning.Portrait;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds families among portraits: average linkage of their cosines. A family found so is a
 * likeness, not a descent.
 */
final class FamilyFinding {
    /** One in a hundred pairs of unrelated models lies nearer. */
    static final double NEAR = .35;

    private FamilyFinding() {}

    /** The places of the portraits, each family's together. */
    static List<List<Integer>> families(List<Portrait> portraits) {
        List<List<Integer>> families = new ArrayList<>();
        for (int i = 0; i < portraits.size(); i++) {
            families.add(new ArrayList<>(List.of(i)));
        }
        double[][] sums = cosines(portraits);
        while (true) {
            int left = -1;
            int right = -1;
            double nearest = NEAR;
            for (int i = 0; i < families.size(); i++) {
                for (int j = 0; j < i; j++) {
                    int pairs = families.get(i).size() * families.get(j).size();
                    if (pairs > 0 && sums[i][j] / pairs >= nearest) {
                        nearest = sums[i][j] / pairs;
                        left = j;
                        right = i;
                    }
                }
            }
            if (left < 0) {
                return families.stream().filter(family -> !family.isEmpty()).toList();
            }
            families.get(left).addAll(families.get(right));
            families.get(right).clear();
            for (int i = 0; i < families.size(); i++) {
                // the sum over a merged family's pairs is the sum of its parts'
                sums[left][i] += sums[right][i];
                sums[i][left] = sums[left][i];
            }
        }
    }

    private static double[][] cosines(List<Portrait> portraits) {
        double[][] cosines = new double[portraits.size()][portraits.size()];
        for (int i = 0; i < cosines.length; i++) {
            for (int j = 0; j <= i; j++) {
                cosines[i][j] = cosine(portraits.get(i), portraits.get(j));
                cosines[j][i] = cosines[i][j];
            }
        }
        return cosines;
    }

    private static double cosine(Portrait left, Portrait right) {
        double product = 0;
        double lefts = 0;
        double rights = 0;
        for (int i = 0; i < left.directions(); i++) {
            product += (double) left.at(i) * right.at(i);
            lefts += (double) left.at(i) * left.at(i);
            rights += (double) right.at(i) * right.at(i);
        }
        double lengths = Math.sqrt(lefts * rights);
        return lengths == 0 ? 0 : product / lengths;
    }
}
