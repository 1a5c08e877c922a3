package dev.semanticpassport.weights.measuring;

import dev.semanticpassport.weights.RefusedException;
import dev.semanticpassport.weights.TensorEntry;
import dev.semanticpassport.weights.decoding.Decoding;
import dev.semanticpassport.weights.working.Together;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Figures of all tensors of a file, in one pass over its bytes, on all cores. */
public final class Measuring {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    /** Numbers of a piece of work; the same on every machine, so that sums are. */
    private static final long PIECE = 1L << 22;

    /** Numbers summed in 32 bits before they are added in 64. */
    private static final int STRETCH = 4_096;

    private Measuring() {}

    private record Piece(TensorEntry tensor, long first, long count) {}

    /**
     * Measures the tensors whose type is readable, in the given order.
     *
     * @param file the whole file
     */
    public static SequencedMap<TensorEntry, TensorFigures> measure(
            MemorySegment file, List<TensorEntry> tensors) throws RefusedException {
        List<Piece> pieces = new ArrayList<>();
        SequencedMap<TensorEntry, TensorFigures> figures = new LinkedHashMap<>();
        for (TensorEntry tensor : tensors) {
            if (tensor.element().readable()) {
                figures.put(tensor, TensorFigures.NONE);
                for (long first = 0; first < tensor.elements(); first += PIECE) {
                    pieces.add(
                            new Piece(tensor, first, Math.min(PIECE, tensor.elements() - first)));
                }
            }
        }
        List<Map.Entry<TensorEntry, TensorFigures>> measured =
                Together.each(pieces, piece -> Map.entry(piece.tensor, measure(file, piece)));
        measured.forEach(one -> figures.merge(one.getKey(), one.getValue(), TensorFigures::and));
        return figures;
    }

    /** Measures one tensor on the core that asks, for work that is spread already. */
    public static TensorFigures measureAlone(MemorySegment file, TensorEntry tensor) {
        return measure(file, new Piece(tensor, 0, tensor.elements()));
    }

    private static TensorFigures measure(MemorySegment file, Piece piece) {
        Decoding decoding = new Decoding();
        float[] run = new float[Decoding.RUN];
        TensorFigures figures = TensorFigures.NONE;
        for (long done = 0; done < piece.count; done += Decoding.RUN) {
            int count = (int) Math.min(Decoding.RUN, piece.count - done);
            decoding.decode(file, piece.tensor, piece.first + done, count, run);
            figures = figures.and(of(run, count));
        }
        return figures;
    }

    /** Figures of the first so many numbers. */
    static TensorFigures of(float[] numbers, int count) {
        TensorFigures figures = TensorFigures.NONE;
        for (int from = 0; from < count; from += STRETCH) {
            int end = Math.min(count, from + STRETCH);
            TensorFigures fast = vectors(numbers, from, end);
            // a single infinity or NaN spoils the sum of squares; so may an overflow
            figures =
                    figures.and(
                            Double.isFinite(fast.sumOfSquares())
                                    ? fast
                                    : oneByOne(numbers, from, end));
        }
        return figures;
    }

    private static TensorFigures vectors(float[] numbers, int from, int end) {
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector sum = zero;
        FloatVector more = zero;
        FloatVector squares = zero;
        FloatVector moreSquares = zero;
        FloatVector greatest = zero;
        long zeros = 0;
        int i = from;
        for (; i + 2 * LANES <= end; i += 2 * LANES) {
            FloatVector one = FloatVector.fromArray(SPECIES, numbers, i);
            FloatVector two = FloatVector.fromArray(SPECIES, numbers, i + LANES);
            sum = sum.add(one);
            more = more.add(two);
            squares = one.fma(one, squares);
            moreSquares = two.fma(two, moreSquares);
            greatest = greatest.max(one.abs()).max(two.abs());
            VectorMask<Float> none = one.compare(VectorOperators.EQ, 0f);
            VectorMask<Float> neither = two.compare(VectorOperators.EQ, 0f);
            zeros += none.trueCount() + neither.trueCount();
        }
        double total = sum.add(more).reduceLanes(VectorOperators.ADD);
        double squared = squares.add(moreSquares).reduceLanes(VectorOperators.ADD);
        TensorFigures whole =
                new TensorFigures(
                        i - from,
                        0,
                        zeros,
                        total,
                        squared,
                        greatest.reduceLanes(VectorOperators.MAX));
        return i == end ? whole : whole.and(oneByOne(numbers, i, end));
    }

    private static TensorFigures oneByOne(float[] numbers, int from, int end) {
        long notFinite = 0;
        long zeros = 0;
        double sum = 0;
        double squares = 0;
        double greatest = 0;
        for (int i = from; i < end; i++) {
            double number = numbers[i];
            if (!Double.isFinite(number)) {
                notFinite++;
                continue;
            }
            zeros += number == 0 ? 1 : 0;
            sum += number;
            squares += number * number;
            greatest = Math.max(greatest, Math.abs(number));
        }
        return new TensorFigures(end - from, notFinite, zeros, sum, squares, greatest);
    }
}
