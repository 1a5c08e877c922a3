package dev.semanticpassport.recognition.learning;

import org.ejml.data.DMatrixRMaj;

/**
 * Sums of products of features over many answers: the matrix grows by the outer product of each row
 * with itself. Rows are taken four at a time and two of the matrix's rows are written at once, so
 * that it is read and written once for four answers.
 */
final class Scatter {
    private static final int AT_ONCE = 4;

    private final int size;
    private final double[] sums;
    private final double[] rows;
    private int waiting;

    Scatter(int size) {
        this.size = size;
        this.sums = new double[size * size];
        this.rows = new double[AT_ONCE * size];
    }

    void add(double[] row) {
        System.arraycopy(row, 0, rows, waiting * size, size);
        waiting++;
        if (waiting == AT_ONCE) {
            addWaiting();
        }
    }

    /** Adds the outer product of a vector with itself so many times. */
    void add(double[] vector, double weight) {
        for (int i = 0; i < size; i++) {
            double left = weight * vector[i];
            for (int j = i; j < size; j++) {
                sums[i * size + j] += left * vector[j];
            }
        }
    }

    private void addWaiting() {
        for (int i = waiting * size; i < rows.length; i++) {
            rows[i] = 0;
        }
        for (int i = 0; i + 1 < size; i += 2) {
            addToTwo(i);
        }
        if (size % 2 == 1) {
            addToLast();
        }
        waiting = 0;
    }

    /** The upper half of two rows; of the second one number more, which nobody reads. */
    private void addToTwo(int i) {
        int upper = i * size;
        int lower = upper + size;
        int first = size;
        int second = 2 * size;
        int third = 3 * size;
        double upper0 = rows[i];
        double upper1 = rows[first + i];
        double upper2 = rows[second + i];
        double upper3 = rows[third + i];
        double lower0 = rows[i + 1];
        double lower1 = rows[first + i + 1];
        double lower2 = rows[second + i + 1];
        double lower3 = rows[third + i + 1];
        for (int j = i; j < size; j++) {
            double row0 = rows[j];
            double row1 = rows[first + j];
            double row2 = rows[second + j];
            double row3 = rows[third + j];
            sums[upper + j] += upper0 * row0 + upper1 * row1 + upper2 * row2 + upper3 * row3;
            sums[lower + j] += lower0 * row0 + lower1 * row1 + lower2 * row2 + lower3 * row3;
        }
    }

    private void addToLast() {
        int last = size - 1;
        double sum = 0;
        for (int row = 0; row < AT_ONCE; row++) {
            sum += rows[row * size + last] * rows[row * size + last];
        }
        sums[last * size + last] += sum;
    }

    /** The whole symmetric matrix. */
    DMatrixRMaj matrix() {
        if (waiting > 0) {
            addWaiting();
        }
        DMatrixRMaj matrix = new DMatrixRMaj(size, size);
        for (int i = 0; i < size; i++) {
            for (int j = i; j < size; j++) {
                matrix.data[i * size + j] = sums[i * size + j];
                matrix.data[j * size + i] = sums[i * size + j];
            }
        }
        return matrix;
    }
}
