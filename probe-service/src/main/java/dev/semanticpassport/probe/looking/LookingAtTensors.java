package dev.semanticpassport.probe.looking;

import dev.semanticpassport.contracts.Inspected;
import dev.semanticpassport.contracts.Inspected.TensorFound;
import dev.semanticpassport.contracts.Inspection;
import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.weights.Refusal;
import dev.semanticpassport.weights.TensorEntry;
import dev.semanticpassport.weights.digesting.Digests;
import dev.semanticpassport.weights.measuring.Measuring;
import dev.semanticpassport.weights.measuring.TensorFigures;
import dev.semanticpassport.weights.opening.OpenFile;
import dev.semanticpassport.weights.opening.Opened;
import dev.semanticpassport.weights.opening.Opening;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Digests and measures tensors, and tells what changed in modules. */
final class LookingAtTensors {
    private static final int TENSOR_BYTES = 190;
    private static final long GAP_BYTES = 256 * 1024;
    private static final int CHANGES_BYTES = 18 * 1024;

    /** What is left beside refusals and what stands around lists. */
    private static final int ROOM_BYTES = Inspected.MOST_BYTES - 10 * 1024;

    private LookingAtTensors() {}

    static Inspected.Modules look(
            ModelFiles files, Optional<ModelFiles> base, Inspection.Modules asked)
            throws IOException {
        files.headers();
        Heap.requireRoom(files);
        Unit.Piece piece;
        try (Opened opened = Opening.open(files.path())) {
            piece = Unit.piece(opened, asked.piece(), asked.of());
        }
        fetch(files, piece.tensors());
        if (base.isPresent()) {
            base.get().headers();
            Heap.requireRoom(base.get());
            fetchBase(base.get(), piece);
        }
        // opened only now: bytes that come later would look like a file that changed
        try (Opened opened = Opening.open(files.path())) {
            ChangesFound changes = changes(opened, base, piece);
            List<Inspected.ModuleChanged> told = Fitting.first(changes.changes(), CHANGES_BYTES);
            int room = ROOM_BYTES - (told.isEmpty() ? 0 : CHANGES_BYTES);
            List<TensorFound> tensors = tensors(opened, piece, room);
            return new Inspected.Modules(
                    files.state(),
                    asked.piece(),
                    asked.of(),
                    tensors,
                    piece.tensors().size() - tensors.size(),
                    told,
                    changes.changes().size() - told.size(),
                    changes.kept(),
                    changes.whole(),
                    Fitting.refused(changes.refusals()),
                    changes.refusals().size());
        }
    }

    private static ChangesFound changes(Opened opened, Optional<ModelFiles> base, Unit.Piece piece)
            throws IOException {
        if (base.isEmpty()) {
            return ChangesFound.find(opened, Optional.empty(), piece);
        }
        try (Opened parent = Opening.open(base.get().path())) {
            if (parent.files().isEmpty()) {
                throw parent.refusals().isEmpty()
                        ? LookFailedException.refused(
                                Refusal.Kind.MISSING, "no tensors can be read of the base")
                        : LookFailedException.refused(parent.refusals().getFirst());
            }
            return ChangesFound.find(opened, Optional.of(parent), piece);
        }
    }

    private static void fetchBase(ModelFiles base, Unit.Piece piece) throws IOException {
        List<Unit.Placed> needed;
        try (Opened opened = Opening.open(base.path())) {
            needed = piece.below(opened);
        }
        fetch(base, needed);
    }

    /** Asks for neighbours together, and for small gaps with them. */
    private static void fetch(ModelFiles files, List<Unit.Placed> needed) throws IOException {
        Map<String, List<TensorEntry>> byFile =
                needed.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Unit.Placed::file,
                                        Collectors.mapping(
                                                Unit.Placed::tensor, Collectors.toList())));
        for (ModelFiles.Entry entry : files.entries()) {
            List<TensorEntry> its =
                    byFile.getOrDefault(entry.name(), List.of()).stream()
                            .sorted(Comparator.comparingLong(TensorEntry::firstByte))
                            .toList();
            for (int from = 0; from < its.size(); ) {
                long end = its.get(from).endByte();
                int next = from + 1;
                while (next < its.size() && its.get(next).firstByte() <= end + GAP_BYTES) {
                    end = Math.max(end, its.get(next).endByte());
                    next++;
                }
                files.bytes(entry, its.get(from).firstByte(), end);
                from = next;
            }
        }
    }

    private static List<TensorFound> tensors(Opened opened, Unit.Piece piece, int room)
            throws IOException {
        List<Unit.Placed> told =
                Fitting.first(
                        piece.tensors(),
                        room,
                        placed ->
                                TENSOR_BYTES
                                        + 20 * placed.tensor().shape().size()
                                        + Fitting.bytes(Fitting.name(placed.tensor().name())));
        List<TensorFound> found = new ArrayList<>();
        for (OpenFile file : opened.files()) {
            List<TensorEntry> its =
                    told.stream()
                            .filter(placed -> placed.file().equals(file.header().file()))
                            .map(Unit.Placed::tensor)
                            .toList();
            if (!its.isEmpty()) {
                Map<TensorEntry, Sha256> digests =
                        file.mapped().read(bytes -> Digests.ofTensors(bytes, its));
                Map<TensorEntry, TensorFigures> figures =
                        file.mapped().read(bytes -> Measuring.measure(bytes, its));
                its.forEach(tensor ->
                        found.add(found(tensor, digests.get(tensor), figures.get(tensor))));
            }
        }
        return found;
    }

    private static TensorFound found(
            TensorEntry tensor, @Nullable Sha256 digest, @Nullable TensorFigures figures) {
        if (digest == null) {
            throw new IllegalStateException("every tensor that was asked for has a digest");
        }
        return new TensorFound(
                Fitting.name(tensor.name()),
                tensor.element().name(),
                tensor.shape(),
                digest.hex(),
                figures == null ? null : (Double) Rounding.rounded(figures.norm()),
                figures == null ? null : (Long) figures.zeros(),
                figures == null ? null : (Long) figures.notFinite());
    }
}
