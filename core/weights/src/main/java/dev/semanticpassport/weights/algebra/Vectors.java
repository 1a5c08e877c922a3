package dev.semanticpassport.weights.algebra;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Vector kernels in 64 bits. */
final class Vectors {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private Vectors() {}

    /** Σ a[i] b[i]. */
    static double dot(double[] a, int aFrom, double[] b, int bFrom, int size) {
        DoubleVector sum = DoubleVector.zero(SPECIES);
        DoubleVector more = DoubleVector.zero(SPECIES);
        int i = 0;
        for (; i + 2 * LANES <= size; i += 2 * LANES) {
            sum = at(a, aFrom + i).fma(at(b, bFrom + i), sum);
            more = at(a, aFrom + i + LANES).fma(at(b, bFrom + i + LANES), more);
        }
        double total = sum.add(more).reduceLanes(VectorOperators.ADD);
        for (; i < size; i++) {
            total = Math.fma(a[aFrom + i], b[bFrom + i], total);
        }
        return total;
    }

    /** b += s a. */
    static void addScaled(double s, double[] a, int aFrom, double[] b, int bFrom, int size) {
        DoubleVector scale = DoubleVector.broadcast(SPECIES, s);
        int i = 0;
        for (; i + LANES <= size; i += LANES) {
            at(a, aFrom + i).fma(scale, at(b, bFrom + i)).intoArray(b, bFrom + i);
        }
        for (; i < size; i++) {
            b[bFrom + i] = Math.fma(s, a[aFrom + i], b[bFrom + i]);
        }
    }

    /** (a, b) becomes (c a − s b, s a + c b). */
    static void rotate(double[] cells, int aFrom, int bFrom, int size, double cosine, double sine) {
        DoubleVector c = DoubleVector.broadcast(SPECIES, cosine);
        DoubleVector s = DoubleVector.broadcast(SPECIES, sine);
        int i = 0;
        for (; i + LANES <= size; i += LANES) {
            DoubleVector a = at(cells, aFrom + i);
            DoubleVector b = at(cells, bFrom + i);
            a.mul(c).sub(b.mul(s)).intoArray(cells, aFrom + i);
            a.mul(s).add(b.mul(c)).intoArray(cells, bFrom + i);
        }
        for (; i < size; i++) {
            double a = cells[aFrom + i];
            double b = cells[bFrom + i];
            cells[aFrom + i] = a * cosine - b * sine;
            cells[bFrom + i] = a * sine + b * cosine;
        }
    }

    private static DoubleVector at(double[] cells, int from) {
        return DoubleVector.fromArray(SPECIES, cells, from);
    }
}
