package dev.semanticpassport.weights.changes;

import dev.semanticpassport.weights.Refusal;
import dev.semanticpassport.weights.Refusal.Kind;
import dev.semanticpassport.weights.RefusedException;
import dev.semanticpassport.weights.TensorEntry;
import dev.semanticpassport.weights.algebra.SingularValues;
import dev.semanticpassport.weights.algebra.Triangle;
import dev.semanticpassport.weights.measuring.Measuring;
import dev.semanticpassport.weights.opening.Opened;
import dev.semanticpassport.weights.peft.Adapter;
import dev.semanticpassport.weights.peft.LowRankModule;
import dev.semanticpassport.weights.working.Room;
import dev.semanticpassport.weights.working.Together;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The change map of an adapter. ΔW = scale · up · down is never formed: with QR factorisations up =
 * Q R and downᵀ = P S, its singular values are those of the small matrix R Sᵀ.
 */
public final class MappingAdapter {
    /** Ranks beyond are refused. */
    static final int MOST_RANK = 1_024;

    private MappingAdapter() {}

    /**
     * Maps the adapter, on all cores, in most of this process's memory.
     *
     * @param opened the adapter's files
     * @param parent the model that it stands on, where at hand: tells relative sizes and intruders
     */
    public static ChangeMap map(Opened opened, Adapter adapter, Optional<Opened> parent)
            throws RefusedException {
        return map(opened, adapter, parent, Room.ofProcess());
    }

    /**
     * As {@link #map(Opened, Adapter, Optional)}.
     *
     * @param room what modules may take at once; one that needs more is mapped alone
     */
    public static ChangeMap map(Opened opened, Adapter adapter, Optional<Opened> parent, Room room)
            throws RefusedException {
        Matrices factors = new Matrices(opened);
        Optional<Matrices> below = parent.map(Matrices::new);
        List<Outcome> outcomes =
                Together.each(adapter.modules(), module -> outcome(module, factors, below, room));
        List<Refusal> refusals = new ArrayList<>();
        outcomes.forEach(one -> one.refusal().ifPresent(refusals::add));
        List<String> whole = adapter.saved().stream().map(TensorEntry::name).toList();
        return new ChangeMap(
                outcomes.stream().flatMap(one -> one.change().stream()).toList(),
                0,
                whole,
                vocabularyRows(adapter, below),
                refusals);
    }

    /** Either a change or why there is none. */
    private record Outcome(Optional<ModuleChange> change, Optional<Refusal> refusal) {}

    private static Outcome outcome(
            LowRankModule module, Matrices factors, Optional<Matrices> parent, Room room) {
        try {
            long bytes = 2 * Float.BYTES * (module.up().elements() + module.down().elements());
            return new Outcome(
                    Optional.of(room.holding(bytes, () -> change(module, factors, parent))),
                    Optional.empty());
        } catch (RefusedException e) {
            return new Outcome(Optional.empty(), Optional.of(e.refusal()));
        }
    }

    private static ModuleChange change(
            LowRankModule module, Matrices factors, Optional<Matrices> parent)
            throws RefusedException {
        if (module.rank() > MOST_RANK) {
            throw new RefusedException(
                    Kind.BEYOND_BOUNDS,
                    module.down().name(),
                    "",
                    "has rank %d; up to %d are mapped".formatted(module.rank(), MOST_RANK));
        }
        float[] up = factors.named(module.up().name()).orElseThrow().numbers();
        float[] down = factors.named(module.down().name()).orElseThrow().numbers();
        int rank = module.rank();
        Triangle upTriangle = Triangle.ofColumns(up, rank);
        Triangle downTriangle = Triangle.ofRows(down, rank);
        if (!Double.isFinite(upTriangle.energy() + downTriangle.energy() + module.scale())) {
            throw new RefusedException(
                    Kind.MALFORMED, module.module(), "", "has numbers that are not finite");
        }
        double[] values = SingularValues.ofProduct(upTriangle, downTriangle);
        double energy = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] *= Math.abs(module.scale());
            energy += values[i] * values[i];
        }
        Spectrum spectrum = Spectrum.of(values, true, energy);
        ModuleChange alone =
                new ModuleChange(
                        module.module(),
                        module.outputs(),
                        module.inputs(),
                        rank,
                        spectrum,
                        OptionalDouble.empty(),
                        Optional.empty());
        Optional<Matrices.Place> place = parent.flatMap(below -> below.module(module.module()));
        return place.isEmpty() ? alone : beside(alone, module, place.get(), up, down);
    }

    private static ModuleChange beside(
            ModuleChange alone,
            LowRankModule module,
            Matrices.Place place,
            float[] up,
            float[] down)
            throws RefusedException {
        if (!place.tensor().shape().equals(List.of(alone.outputs(), alone.inputs()))) {
            throw new RefusedException(
                    Kind.WRONG_SIZE,
                    place.file().header().file(),
                    place.tensor().name(),
                    "has the shape %s, and the adapter changes [%d, %d]"
                            .formatted(place.tensor().shape(), alone.outputs(), alone.inputs()));
        }
        boolean readable = place.tensor().element().readable();
        double norm =
                readable
                        ? place.file()
                                .mapped()
                                .<Double>read(bytes ->
                                        Measuring.measureAlone(bytes, place.tensor()).norm())
                        : 0;
        boolean small = Math.max(alone.outputs(), alone.inputs()) <= Directions.LONGEST && readable;
        Optional<Intruders> intruders =
                small
                        ? Optional.of(
                                Directions.intruders(
                                        place.numbers(),
                                        product(module, up, down),
                                        (int) alone.outputs(),
                                        (int) alone.inputs()))
                        : Optional.empty();
        return new ModuleChange(
                alone.module(),
                alone.outputs(),
                alone.inputs(),
                alone.rank(),
                alone.spectrum(),
                norm > 0
                        ? OptionalDouble.of(Math.sqrt(alone.energy()) / norm)
                        : OptionalDouble.empty(),
                intruders);
    }

    /** ΔW of a module that is small, for directions that only the sum with W has. */
    private static float[] product(LowRankModule module, float[] up, float[] down) {
        int outputs = (int) module.outputs();
        int inputs = (int) module.inputs();
        int rank = module.rank();
        float[] product = new float[outputs * inputs];
        for (int i = 0; i < outputs; i++) {
            for (int k = 0; k < rank; k++) {
                float factor = (float) (module.scale() * up[i * rank + k]);
                for (int j = 0; j < inputs; j++) {
                    product[i * inputs + j] += factor * down[k * inputs + j];
                }
            }
        }
        return product;
    }

    private static long vocabularyRows(Adapter adapter, Optional<Matrices> parent) {
        long rows = 0;
        for (TensorEntry saved : adapter.saved()) {
            String module = saved.name().replaceFirst("^base_model\\.model\\.", "");
            Optional<Matrices.Place> place =
                    parent.flatMap(below -> below.module(module.replaceFirst("\\.weight$", "")));
            if (Vocabulary.isEmbedding(module) && place.isPresent() && saved.isMatrix()) {
                long before = place.get().tensor().shape().getFirst();
                rows = Math.max(rows, saved.shape().getFirst() - before);
            }
        }
        return rows;
    }
}
