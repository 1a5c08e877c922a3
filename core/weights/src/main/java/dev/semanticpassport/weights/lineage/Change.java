package dev.semanticpassport.weights.lineage;

import dev.semanticpassport.weights.Refusal.Kind;
import dev.semanticpassport.weights.RefusedException;
import dev.semanticpassport.weights.TensorEntry;
import dev.semanticpassport.weights.algebra.SingularValues;
import dev.semanticpassport.weights.decoding.Decoding;
import dev.semanticpassport.weights.opening.Contents;
import dev.semanticpassport.weights.opening.OpenFile;
import dev.semanticpassport.weights.opening.Opened;
import dev.semanticpassport.weights.peft.Adapter;
import dev.semanticpassport.weights.peft.LowRankModule;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** What an adapter changes, module by module, in memory. */
public final class Change {
    /** Directions shorter than that, against the longest, are none. */
    private static final double NONE = 1e-5;

    private final SequencedMap<String, Module> modules;

    Change(SequencedMap<String, Module> modules) {
        this.modules = modules;
    }

    /**
     * A change of one module, scale · up · down.
     *
     * @param down a row for each direction that is read
     * @param up a row for each direction that is written
     */
    record Module(Numbers down, Numbers up, double scale) {

        int rank() {
            return down.rows();
        }

        /** Σ of the products of the two changes' numbers, which are not formed. */
        double dot(Module other) {
            double sum = 0;
            for (int i = 0; i < rank(); i++) {
                for (int j = 0; j < other.rank(); j++) {
                    sum += (double) down.dot(i, other.down, j) * up.dot(i, other.up, j);
                }
            }
            return scale * other.scale * sum;
        }

        boolean fits(Module other) {
            return down.width() == other.down.width() && up.width() == other.up.width();
        }

        /** An orthonormal basis of the space that is read. */
        Numbers space() {
            return basis(down);
        }

        /** An orthonormal basis of the space that is written. */
        Numbers writes() {
            return basis(up);
        }

        /** How large a part of its square is written into a space. */
        double written(Numbers space) {
            return share(new Module(down, along(up, space), scale));
        }

        /** How large a part of its square reads from a space. */
        double read(Numbers space) {
            return share(new Module(along(down, space), up, scale));
        }

        private double share(Module part) {
            double square = dot(this);
            return square > 0 ? part.dot(part) / square : 0;
        }

        /** Each row by its coordinates in a space. */
        private static Numbers along(Numbers rows, Numbers basis) {
            int width = Math.max(1, basis.rows());
            float[] coordinates = new float[rows.rows() * width];
            for (int i = 0; i < rows.rows(); i++) {
                for (int j = 0; j < basis.rows(); j++) {
                    coordinates[i * width + j] = rows.dot(i, basis, j);
                }
            }
            return new Numbers(coordinates, width);
        }

        private static Numbers basis(Numbers matrix) {
            int width = matrix.width();
            double[] cells = new double[matrix.cells().length];
            for (int i = 0; i < cells.length; i++) {
                cells[i] = matrix.cells()[i];
            }
            double[] rows = SingularValues.orthogonalRows(cells, matrix.rows(), width);
            int count = 0;
            double longest = length(rows, 0, width);
            while (count < matrix.rows() && length(rows, count, width) > NONE * longest) {
                count++;
            }
            float[] basis = new float[count * width];
            for (int i = 0; i < basis.length; i++) {
                basis[i] = (float) (rows[i] / length(rows, i / width, width));
            }
            return new Numbers(basis, width);
        }

        /** Directions that carry nothing, because they write nothing or others read the same. */
        int idle() {
            int writing = 0;
            for (int i = 0; i < rank(); i++) {
                writing += up.dot(i, up, i) > 0 ? 1 : 0;
            }
            return rank() - Math.min(writing, space().rows());
        }

        private static double length(double[] cells, int row, int width) {
            double square = 0;
            for (int k = 0; k < width; k++) {
                square += cells[row * width + k] * cells[row * width + k];
            }
            return Math.sqrt(square);
        }

        /** Mean absolute cosine of different directions, of those that read or that write. */
        static double slant(Numbers rows) {
            Numbers directions = rows.directions();
            double sum = 0;
            int count = 0;
            for (int i = 0; i < directions.rows(); i++) {
                for (int j = 0; j < i; j++) {
                    sum += Math.abs(directions.dot(i, directions, j));
                    count++;
                }
            }
            return count == 0 ? Double.NaN : sum / count;
        }
    }

    /**
     * Reads it.
     *
     * @throws RefusedException where it is no low-rank adapter, or numbers cannot be read
     */
    public static Change of(Opened opened) throws RefusedException {
        SequencedMap<String, Module> modules = new LinkedHashMap<>();
        for (LowRankModule module : adapter(opened).modules()) {
            float[] down = numbers(opened, module.down());
            float[] up = numbers(opened, module.up());
            modules.put(
                    module.module(),
                    new Module(
                            new Numbers(down, Math.toIntExact(module.inputs())),
                            Numbers.columns(up, Math.toIntExact(module.outputs())),
                            module.scale()));
        }
        return new Change(modules);
    }

    /** By path. */
    SequencedMap<String, Module> modules() {
        return modules;
    }

    private static float[] numbers(Opened opened, TensorEntry tensor) throws RefusedException {
        OpenFile file = opened.files().getFirst();
        if (!tensor.element().readable() || tensor.elements() > 1L << 26) {
            throw new RefusedException(
                    Kind.UNSUPPORTED,
                    file.header().file(),
                    tensor.name(),
                    "is of a type or size whose numbers are not compared");
        }
        return file.mapped().read(bytes -> new Decoding().whole(bytes, tensor));
    }

    private static Adapter adapter(Opened opened) throws RefusedException {
        if (opened.contents() instanceof Contents.LowRank(var adapter)) {
            return adapter;
        }
        if (!opened.refusals().isEmpty()) {
            throw new RefusedException(opened.refusals().getFirst());
        }
        throw new RefusedException(
                Kind.UNSUPPORTED, opened.path().toString(), "", "is no low-rank adapter");
    }
}
