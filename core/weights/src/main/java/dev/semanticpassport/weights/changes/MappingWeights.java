package dev.semanticpassport.weights.changes;

import dev.semanticpassport.weights.ModuleName;
import dev.semanticpassport.weights.Refusal;
import dev.semanticpassport.weights.Refusal.Kind;
import dev.semanticpassport.weights.RefusedException;
import dev.semanticpassport.weights.TensorEntry;
import dev.semanticpassport.weights.algebra.LeadingValues;
import dev.semanticpassport.weights.algebra.SingularValues;
import dev.semanticpassport.weights.algebra.Triangle;
import dev.semanticpassport.weights.opening.OpenFile;
import dev.semanticpassport.weights.opening.Opened;
import dev.semanticpassport.weights.working.Room;
import dev.semanticpassport.weights.working.Together;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The change map of a model against its parent, matrix by matrix under the same names, as many at a
 * time as there is memory for. Of matrices with both sides beyond {@link #ALL_VALUES} only the
 * greatest singular values are found.
 */
public final class MappingWeights {
    /** Shorter sides up to which all singular values are found. */
    static final int ALL_VALUES = 512;

    /** How many of the greatest are found of larger ones. */
    static final int LEADING = 16;

    private MappingWeights() {}

    /** Maps all matrices that both have, on all cores, in most of this process's memory. */
    public static ChangeMap map(Opened opened, Opened parent) throws RefusedException {
        return map(opened, parent, Room.ofProcess());
    }

    /**
     * As {@link #map(Opened, Opened)}.
     *
     * @param room what matrices may take at once; one that needs more is compared alone
     */
    public static ChangeMap map(Opened opened, Opened parent, Room room) throws RefusedException {
        Matrices below = new Matrices(parent);
        List<Matrices.Place> places = new ArrayList<>();
        for (OpenFile file : opened.files()) {
            for (TensorEntry tensor : file.header().tensors()) {
                if (tensor.isMatrix()) {
                    places.add(new Matrices.Place(file, tensor));
                }
            }
        }
        places.sort(Comparator.comparing(one -> one.tensor().name(), ModuleName.ORDER));
        List<Outcome> outcomes = Together.each(places, place -> outcome(place, below, room));
        List<ModuleChange> modules = new ArrayList<>();
        List<String> whole = new ArrayList<>();
        List<Refusal> refusals = new ArrayList<>();
        int kept = 0;
        long vocabularyRows = 0;
        for (Outcome outcome : outcomes) {
            switch (outcome) {
                case Outcome.Changed(ModuleChange change, long rows) -> {
                    modules.add(change);
                    vocabularyRows = Math.max(vocabularyRows, rows);
                }
                case Outcome.Kept _ -> kept++;
                case Outcome.Alone(String name) -> whole.add(name);
                case Outcome.Refused(Refusal refusal) -> refusals.add(refusal);
            }
        }
        return new ChangeMap(modules, kept, whole, vocabularyRows, refusals);
    }

    private sealed interface Outcome {
        record Changed(ModuleChange change, long vocabularyRows) implements Outcome {}

        record Kept() implements Outcome {}

        record Alone(String name) implements Outcome {}

        record Refused(Refusal refusal) implements Outcome {}
    }

    private static Outcome outcome(Matrices.Place place, Matrices below, Room room) {
        Optional<Matrices.Place> parent = below.named(place.tensor().name());
        if (parent.isEmpty()) {
            return new Outcome.Alone(place.tensor().name());
        }
        try {
            // before, after and their difference, in 32 bits; directions of small ones in 64
            long bytes = 4 * Float.BYTES * place.tensor().elements();
            return room.holding(bytes, () -> compared(place, parent.get()));
        } catch (RefusedException e) {
            return new Outcome.Refused(e.refusal());
        }
    }

    private static Outcome compared(Matrices.Place place, Matrices.Place parent)
            throws RefusedException {
        TensorEntry tensor = place.tensor();
        long rows = tensor.shape().getFirst();
        long columns = tensor.shape().getLast();
        long parentRows = parent.tensor().isMatrix() ? parent.tensor().shape().getFirst() : -1;
        boolean grown = Vocabulary.isEmbedding(tensor.name()) && rows > parentRows;
        if (!parent.tensor().isMatrix()
                || parent.tensor().shape().getLast() != columns
                || (rows != parentRows && !grown)) {
            throw new RefusedException(
                    Kind.WRONG_SIZE,
                    place.file().header().file(),
                    tensor.name(),
                    "has the shape %s, and the parent's is %s"
                            .formatted(tensor.shape(), parent.tensor().shape()));
        }
        float[] before = parent.numbers();
        float[] after = place.numbers();
        float[] change = new float[before.length];
        double energy = 0;
        double norm = 0;
        boolean same = true;
        for (int i = 0; i < change.length; i++) {
            change[i] = after[i] - before[i];
            same &= change[i] == 0;
            energy += (double) change[i] * change[i];
            norm += (double) before[i] * before[i];
        }
        if (!Double.isFinite(energy) || !Double.isFinite(norm)) {
            throw new RefusedException(
                    Kind.MALFORMED,
                    place.file().header().file(),
                    tensor.name(),
                    "or its parent has numbers that are not finite");
        }
        if (same && !grown) {
            return new Outcome.Kept();
        }
        int outputs = (int) parentRows;
        int inputs = (int) columns;
        String module = tensor.name().replaceFirst("\\.weight$", "");
        return new Outcome.Changed(
                new ModuleChange(
                        module,
                        outputs,
                        inputs,
                        Math.min(outputs, inputs),
                        spectrum(change, outputs, inputs, energy),
                        norm == 0
                                ? OptionalDouble.empty()
                                : OptionalDouble.of(Math.sqrt(energy / norm)),
                        Math.max(outputs, inputs) <= Directions.LONGEST
                                ? Optional.of(Directions.intruders(before, change, outputs, inputs))
                                : Optional.empty()),
                grown ? rows - parentRows : 0);
    }

    private static Spectrum spectrum(float[] change, int rows, int columns, double energy) {
        if (Math.min(rows, columns) > ALL_VALUES) {
            return Spectrum.of(LeadingValues.of(change, rows, columns, LEADING), false, energy);
        }
        Triangle triangle =
                rows >= columns
                        ? Triangle.ofColumns(change, columns)
                        : Triangle.ofRows(change, rows);
        return Spectrum.of(SingularValues.of(triangle), true, energy);
    }
}
