package dev.semanticpassport.recognition.equating;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Learns by which numbers the endpoint's answer is told among the known model's: the conditional
 * logit of the first among its row, held to a prior by a ridge (McFadden 1974). Its likelihood is
 * the very wealth that betting with these weights would have had.
 */
final class RankLearning {
    private static final int STEPS = 2;

    private final double[] prior;
    private final double ridge;
    private final List<double[][]> rows = new ArrayList<>();
    private double[] weights;

    /**
     * @param ridge how many answers' worth of trust the prior has
     */
    RankLearning(double[] prior, double ridge) {
        this.prior = prior.clone();
        this.ridge = ridge;
        this.weights = prior.clone();
    }

    /** The natural logarithm of (m + 1) times the share of the first among all. */
    double gain(double[][] row) {
        double[] shares = shares(row);
        return StrictMath.log(row.length * shares[0]);
    }

    /** Takes a row in, the endpoint's first, and moves the weights. */
    void learn(double[][] row) {
        rows.add(row);
        // what was learnt from many moves little with one more
        if (rows.size() <= 50 || rows.size() % 5 == 0) {
            for (int i = 0; i < STEPS; i++) {
                step();
            }
        }
    }

    private double[] shares(double[][] row) {
        double[] shares = new double[row.length];
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < row.length; i++) {
            for (int j = 0; j < weights.length; j++) {
                shares[i] += weights[j] * row[i][j];
            }
            highest = Math.max(highest, shares[i]);
        }
        double sum = 0;
        for (int i = 0; i < row.length; i++) {
            shares[i] = StrictMath.exp(shares[i] - highest);
            sum += shares[i];
        }
        for (int i = 0; i < row.length; i++) {
            shares[i] /= sum;
        }
        return shares;
    }

    /** One step of Newton's method. */
    private void step() {
        int size = weights.length;
        double[][] curvature = new double[size][size];
        double[] slope = new double[size];
        for (int i = 0; i < size; i++) {
            curvature[i][i] = ridge;
            slope[i] = ridge * (prior[i] - weights[i]);
        }
        for (double[][] row : rows) {
            addRow(row, curvature, slope);
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) {
                curvature[i][j] = curvature[j][i];
            }
        }
        DMatrixRMaj move = new DMatrixRMaj(size, 1);
        if (CommonOps_DDRM.solve(
                new DMatrixRMaj(curvature), DMatrixRMaj.wrap(size, 1, slope), move)) {
            double[] moved = weights.clone();
            for (int i = 0; i < size; i++) {
                moved[i] += Math.clamp(move.get(i, 0), -1, 1);
            }
            weights = moved;
        }
    }

    /** Adds what a row says, to the upper half of the curvature. */
    private void addRow(double[][] row, double[][] curvature, double[] slope) {
        int size = weights.length;
        double[] shares = shares(row);
        double[] mean = new double[size];
        for (int i = 0; i < row.length; i++) {
            for (int j = 0; j < size; j++) {
                mean[j] += shares[i] * row[i][j];
            }
        }
        double[] apart = new double[size];
        for (int i = 0; i < row.length; i++) {
            for (int j = 0; j < size; j++) {
                apart[j] = row[i][j] - mean[j];
                slope[j] += i == 0 ? apart[j] : 0;
            }
            for (int j = 0; j < size; j++) {
                double ofJ = shares[i] * apart[j];
                double[] into = curvature[j];
                for (int k = j; k < size; k++) {
                    into[k] += ofJ * apart[k];
                }
            }
        }
    }
}
