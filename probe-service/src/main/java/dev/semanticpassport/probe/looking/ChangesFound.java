package dev.semanticpassport.probe.looking;

import dev.semanticpassport.contracts.Inspected.ModuleChanged;
import dev.semanticpassport.weights.ModuleName;
import dev.semanticpassport.weights.Refusal;
import dev.semanticpassport.weights.RefusedException;
import dev.semanticpassport.weights.TensorEntry;
import dev.semanticpassport.weights.TensorFile;
import dev.semanticpassport.weights.changes.ChangeMap;
import dev.semanticpassport.weights.changes.Intruders;
import dev.semanticpassport.weights.changes.MappingAdapter;
import dev.semanticpassport.weights.changes.MappingWeights;
import dev.semanticpassport.weights.changes.ModuleChange;
import dev.semanticpassport.weights.opening.Contents;
import dev.semanticpassport.weights.opening.OpenFile;
import dev.semanticpassport.weights.opening.Opened;
import dev.semanticpassport.weights.peft.Adapter;
import dev.semanticpassport.weights.working.Room;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What changed in the modules of a piece.
 *
 * @param kept matrices that are equal to the base's
 * @param whole modules that stand in place of the base's
 */
record ChangesFound(List<ModuleChanged> changes, int kept, int whole, List<Refusal> refusals) {

    /** One at a time: each takes all cores, and up to all of the memory that looks may take. */
    private static final Semaphore TURN = new Semaphore(1);

    private static final ChangesFound NONE = new ChangesFound(List.of(), 0, 0, List.of());

    ChangesFound {
        changes = List.copyOf(changes);
        refusals = List.copyOf(refusals);
    }

    static ChangesFound find(Opened opened, Optional<Opened> base, Unit.Piece piece)
            throws RefusedException {
        return switch (opened.contents()) {
            case Contents.LowRank(Adapter adapter) -> adapter(opened, adapter, base, piece);
            case Contents.Model _ -> base.isEmpty() ? NONE : model(opened, base.get(), piece);
            case Contents.OtherAdapter _, Contents.Several _, Contents.Nothing _ -> NONE;
        };
    }

    private static ChangesFound adapter(
            Opened opened, Adapter adapter, Optional<Opened> base, Unit.Piece piece)
            throws RefusedException {
        Set<TensorEntry> tensors =
                piece.tensors().stream().map(Unit.Placed::tensor).collect(Collectors.toSet());
        Adapter its =
                new Adapter(
                        adapter.settings(),
                        piece.modules(),
                        adapter.saved().stream().filter(tensors::contains).toList(),
                        adapter.other().stream().filter(tensors::contains).toList());
        TURN.acquireUninterruptibly();
        try {
            return of(MappingAdapter.map(opened, its, base, new Room(Heap.comparing())), List.of());
        } finally {
            TURN.release();
        }
    }

    private static ChangesFound model(Opened opened, Opened base, Unit.Piece piece)
            throws RefusedException {
        Set<Unit.Placed> placed = Set.copyOf(piece.tensors());
        List<Refusal> tooLarge = new ArrayList<>();
        List<OpenFile> files = new ArrayList<>();
        for (OpenFile file : opened.files()) {
            TensorFile header = file.header();
            List<TensorEntry> its = new ArrayList<>();
            for (TensorEntry tensor : header.tensors()) {
                if (tensor.isMatrix() && placed.contains(new Unit.Placed(header.file(), tensor))) {
                    if (fits(tensor)) {
                        its.add(tensor);
                    } else {
                        tooLarge.add(tooLarge(header.file(), tensor));
                    }
                }
            }
            files.add(
                    new OpenFile(
                            new TensorFile(
                                    header.file(),
                                    header.format(),
                                    its,
                                    header.notes(),
                                    header.headerBytes(),
                                    header.sizeBytes(),
                                    header.tokenizer()),
                            file.mapped()));
        }
        // not closed: the files belong to what was opened
        @SuppressWarnings("MustBeClosedChecker")
        Opened part =
                new Opened(
                        opened.path(),
                        opened.contents(),
                        files,
                        opened.listed(),
                        opened.refusals());
        TURN.acquireUninterruptibly();
        try {
            return of(MappingWeights.map(part, base, new Room(Heap.comparing())), tooLarge);
        } finally {
            TURN.release();
        }
    }

    /** Before, after and their difference have to stand in memory together. */
    private static boolean fits(TensorEntry tensor) {
        return tensor.elements() <= Heap.comparing() / (4 * Float.BYTES);
    }

    private static Refusal tooLarge(String file, TensorEntry tensor) {
        return new Refusal(
                Refusal.Kind.BEYOND_BOUNDS,
                file,
                tensor.name(),
                "is too large to be compared in the memory of this service");
    }

    private static ChangesFound of(ChangeMap map, List<Refusal> before) {
        List<Refusal> refusals = new ArrayList<>(before);
        refusals.addAll(map.refusals());
        return new ChangesFound(
                map.modules().stream().map(ChangesFound::told).toList(),
                map.kept(),
                map.whole().size(),
                refusals);
    }

    private static ModuleChanged told(ModuleChange change) {
        ModuleName name = ModuleName.of(change.module());
        return new ModuleChanged(
                Fitting.name(change.module()),
                layer(name),
                Fitting.name(name.part()),
                change.outputs(),
                change.inputs(),
                change.rank(),
                Rounding.rounded(Math.sqrt(change.energy())),
                Rounding.rounded(change.spectrum().norm()),
                Rounding.rounded(change.spectrum().stableRank()),
                Rounding.rounded(change.spectrum().effectiveRank()),
                Rounding.rounded(change.relative()),
                change.intruders().map(Intruders::found).orElse(null));
    }

    private static @Nullable Integer layer(ModuleName name) {
        return name.layer().isPresent() ? name.layer().getAsInt() : null;
    }
}
