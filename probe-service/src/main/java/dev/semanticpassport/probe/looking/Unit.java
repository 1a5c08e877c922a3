package dev.semanticpassport.probe.looking;

import dev.semanticpassport.weights.TensorEntry;
import dev.semanticpassport.weights.opening.Contents;
import dev.semanticpassport.weights.opening.OpenFile;
import dev.semanticpassport.weights.opening.Opened;
import dev.semanticpassport.weights.peft.Adapter;
import dev.semanticpassport.weights.peft.LowRankModule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What stays together when tensors are cut into pieces: a module of an adapter with its factors, or
 * a single tensor.
 *
 * @param module the adapter's module, where it is one
 */
record Unit(Optional<LowRankModule> module, List<Placed> tensors) {
    Unit {
        tensors = List.copyOf(tensors);
    }

    /** A tensor and the name of its file. */
    record Placed(String file, TensorEntry tensor) {}

    /**
     * One piece.
     *
     * @param modules of an adapter
     * @param tensors all, in the order of files and bytes
     */
    record Piece(List<LowRankModule> modules, List<Placed> tensors) {
        Piece {
            modules = List.copyOf(modules);
            tensors = List.copyOf(tensors);
        }

        /** The tensors of the base that this piece is held against. */
        List<Placed> below(Opened base) {
            Set<String> names = new HashSet<>();
            tensors.forEach(placed -> names.add(placed.tensor().name()));
            // a module's path may begin with the name of a head that the base does not have
            for (LowRankModule module : modules) {
                String rest = module.module();
                names.add(rest + ".weight");
                while (rest.indexOf('.') >= 0) {
                    rest = rest.substring(rest.indexOf('.') + 1);
                    names.add(rest + ".weight");
                }
            }
            return placed(base).filter(one -> names.contains(one.tensor().name())).toList();
        }
    }

    /** One piece of what was opened. */
    static Piece piece(Opened opened, int piece, int of) {
        List<Unit> its = Pieces.piece(all(opened), Unit::bytes, piece, of);
        return new Piece(
                its.stream().flatMap(unit -> unit.module().stream()).toList(),
                its.stream().flatMap(unit -> unit.tensors().stream()).toList());
    }

    private static List<Unit> all(Opened opened) {
        Map<TensorEntry, Placed> places = new HashMap<>();
        placed(opened).forEach(placed -> places.putIfAbsent(placed.tensor(), placed));
        Set<TensorEntry> paired = new HashSet<>();
        List<Unit> units = new ArrayList<>();
        if (opened.contents() instanceof Contents.LowRank(Adapter adapter)) {
            for (LowRankModule module : adapter.modules()) {
                List<Placed> factors =
                        Stream.concat(
                                        Stream.of(module.down(), module.up()),
                                        module.magnitude().stream())
                                .filter(places::containsKey)
                                .map(places::get)
                                .toList();
                factors.forEach(factor -> paired.add(factor.tensor()));
                units.add(new Unit(Optional.of(module), factors));
            }
        }
        placed(opened)
                .filter(placed -> !paired.contains(placed.tensor()))
                .forEach(placed -> units.add(new Unit(Optional.empty(), List.of(placed))));
        return units;
    }

    private static Stream<Placed> placed(Opened opened) {
        return opened.files().stream().flatMap(Unit::placed);
    }

    private static Stream<Placed> placed(OpenFile file) {
        return file.header().tensors().stream()
                .sorted(
                        Comparator.comparingLong(TensorEntry::firstByte)
                                .thenComparing(TensorEntry::name))
                .map(tensor -> new Placed(file.header().file(), tensor));
    }

    private long bytes() {
        return tensors.stream().mapToLong(placed -> placed.tensor().sizeBytes()).sum();
    }
}
