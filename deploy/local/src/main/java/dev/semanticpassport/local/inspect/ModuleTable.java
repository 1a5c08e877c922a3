package dev.semanticpassport.local.inspect;

import dev.semanticpassport.weights.ModuleName;
import dev.semanticpassport.weights.TensorEntry;
import dev.semanticpassport.weights.changes.ChangeMap;
import dev.semanticpassport.weights.changes.ModuleChange;
import dev.semanticpassport.weights.measuring.TensorFigures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/** The tables of an inspection, as cells of text. */
final class ModuleTable {
    static final List<String> CHANGE_HEADS =
            List.of(
                    "module",
                    "shape",
                    "rank",
                    "‖ΔW‖",
                    "share %",
                    "‖ΔW‖₂",
                    "stable rank",
                    "effective rank",
                    "of ‖W‖",
                    "intruders");
    static final List<String> PART_HEADS =
            List.of("part", "layers", "shape", "type", "‖W‖", "mean", "greatest", "not finite");

    private ModuleTable() {}

    /** Modules by energy, the greatest first. */
    static List<ModuleChange> byEnergy(ChangeMap map) {
        return map.modules().stream()
                .sorted(Comparator.comparingDouble(ModuleChange::energy).reversed())
                .toList();
    }

    static List<String> cells(ChangeMap map, ModuleChange module) {
        var spectrum = module.spectrum();
        return List.of(
                module.module(),
                module.outputs() + "×" + module.inputs(),
                String.valueOf(module.rank()),
                number(Math.sqrt(module.energy())),
                String.format(Locale.ROOT, "%.2f", 100 * map.share(module)),
                number(spectrum.norm()),
                number(spectrum.stableRank()),
                spectrum.effectiveRank().isPresent()
                        ? number(spectrum.effectiveRank().getAsDouble())
                        : "–",
                module.relative().isPresent() ? number(module.relative().getAsDouble()) : "–",
                module.intruders().map(one -> one.found() + " of " + one.looked()).orElse("–"));
    }

    /** Figures of what has the same part, shape and type, over all layers. */
    static List<List<String>> parts(SequencedMap<TensorEntry, TensorFigures> figures) {
        Map<String, List<TensorEntry>> groups = new TreeMap<>();
        for (TensorEntry tensor : figures.keySet()) {
            groups.computeIfAbsent(
                            ModuleName.of(tensor.name()).part()
                                    + " "
                                    + tensor.shape()
                                    + tensor.element(),
                            _ -> new ArrayList<>())
                    .add(tensor);
        }
        List<List<String>> rows = new ArrayList<>();
        for (List<TensorEntry> group : groups.values()) {
            TensorEntry first = group.getFirst();
            TensorFigures all = TensorFigures.NONE;
            double least = Double.POSITIVE_INFINITY;
            double most = 0;
            for (TensorEntry tensor : group) {
                TensorFigures one = figures.getOrDefault(tensor, TensorFigures.NONE);
                all = all.and(one);
                least = Math.min(least, one.norm());
                most = Math.max(most, one.norm());
            }
            rows.add(
                    List.of(
                            ModuleName.of(first.name()).part(),
                            group.size() == 1 ? "1" : String.valueOf(group.size()),
                            first.shape().stream()
                                    .map(String::valueOf)
                                    .collect(java.util.stream.Collectors.joining("×")),
                            first.element().name(),
                            group.size() == 1
                                    ? number(most)
                                    : number(least) + " to " + number(most),
                            number(all.mean()),
                            number(all.greatest()),
                            String.valueOf(all.notFinite())));
        }
        return rows;
    }

    /** The shortest ends of the parts' paths that still differ. */
    static List<String> labels(List<String> parts) {
        for (int depth = 1; depth < 8; depth++) {
            int taken = depth;
            List<String> labels = parts.stream().map(part -> end(part, taken)).toList();
            if (labels.stream().distinct().count() == parts.size()) {
                return labels;
            }
        }
        return parts;
    }

    private static String end(String part, int depth) {
        int at = part.length();
        for (int i = 0; i < depth && at >= 0; i++) {
            at = part.lastIndexOf('.', at - 1);
        }
        return part.substring(at + 1);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }
}
