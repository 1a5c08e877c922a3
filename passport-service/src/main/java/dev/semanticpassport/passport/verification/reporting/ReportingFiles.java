package dev.semanticpassport.passport.verification.reporting;

import dev.semanticpassport.contracts.Access;
import dev.semanticpassport.contracts.Inspected;
import dev.semanticpassport.contracts.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Puts together what was seen of files, piece by piece. */
public final class ReportingFiles {
    private static final int REFUSALS = 100;

    private ReportingFiles() {}

    /**
     * The report, from whatever pieces there are.
     *
     * @param planned how many there should be
     * @param outcomes by ordinal
     */
    public static FilesReport report(
            Access access,
            DeclaredFiles declared,
            int planned,
            SortedMap<Integer, Outcome> outcomes) {
        Optional<Inspected.Manifest> manifest = first(outcomes, Inspected.Manifest.class);
        List<Inspected.Digests> digests = all(outcomes, Inspected.Digests.class);
        List<Inspected.Modules> modules = all(outcomes, Inspected.Modules.class);
        boolean oneState = states(outcomes) <= 1;
        List<Inspected.FileSha> files =
                digests.stream().flatMap(piece -> piece.files().stream()).toList();
        List<Inspected.TensorFound> tensors =
                modules.stream().flatMap(piece -> piece.tensors().stream()).toList();
        int tensorsLeft = modules.stream().mapToInt(Inspected.Modules::tensorsLeft).sum();
        boolean allTensors =
                oneState
                        && tensorsLeft == 0
                        && tensors.size() == manifest.map(Inspected.Manifest::tensors).orElse(-1);
        Optional<FilesReport.Changes> changes = changes(modules);
        FilesIdentity identity =
                FilesIdentity.of(
                        manifest.orElse(null),
                        files,
                        tensors,
                        oneState
                                && manifest.isPresent()
                                && files.size() == manifest.get().fileCount(),
                        allTensors,
                        declared.root());
        boolean allModules = allTensors && changes.map(one -> one.left() == 0).orElse(false);
        return new FilesReport(
                manifest.map(Inspected.Manifest::what).orElse(null),
                manifest.map(Inspected.Manifest::inWords).orElse("not known"),
                manifest.map(Inspected.Manifest::fileCount).orElse(0),
                manifest.map(Inspected.Manifest::bytes).orElse(0L),
                manifest.map(Inspected.Manifest::tensors).orElse(0),
                manifest.map(Inspected.Manifest::numbers).orElse(0L),
                manifest.map(Inspected.Manifest::declared).orElse(List.of()),
                identity,
                changes.orElse(null),
                tensors,
                tensorsLeft,
                contradicted(
                        access,
                        manifest,
                        identity,
                        allModules ? declared.bindings() : List.of(),
                        changes),
                refused(manifest, modules),
                gaps(planned, outcomes, oneState));
    }

    private static <T extends Inspected> List<T> all(
            SortedMap<Integer, Outcome> outcomes, Class<T> type) {
        List<T> all = new ArrayList<>();
        for (Outcome outcome : outcomes.values()) {
            if (outcome instanceof Outcome.Files(Inspected seen) && type.isInstance(seen)) {
                all.add(type.cast(seen));
            }
        }
        return all;
    }

    private static <T extends Inspected> Optional<T> first(
            SortedMap<Integer, Outcome> outcomes, Class<T> type) {
        return all(outcomes, type).stream().findFirst();
    }

    private static long states(SortedMap<Integer, Outcome> outcomes) {
        return all(outcomes, Inspected.class).stream().map(Inspected::state).distinct().count();
    }

    private static Optional<FilesReport.Changes> changes(List<Inspected.Modules> pieces) {
        List<Inspected.ModuleChanged> modules =
                pieces.stream()
                        .flatMap(piece -> piece.changes().stream())
                        .sorted(
                                Comparator.comparingInt((Inspected.ModuleChanged one) ->
                                                one.layer() == null ? -1 : one.layer())
                                        .thenComparing(Inspected.ModuleChanged::part)
                                        .thenComparing(Inspected.ModuleChanged::module))
                        .toList();
        int left = pieces.stream().mapToInt(Inspected.Modules::changesLeft).sum();
        int kept = pieces.stream().mapToInt(Inspected.Modules::kept).sum();
        int whole = pieces.stream().mapToInt(Inspected.Modules::whole).sum();
        return modules.isEmpty() && kept == 0 && whole == 0
                ? Optional.empty()
                : Optional.of(new FilesReport.Changes(modules, left, kept, whole));
    }

    private static List<String> contradicted(
            Access access,
            Optional<Inspected.Manifest> manifest,
            FilesIdentity identity,
            List<DeclaredFiles.Binding> bindings,
            Optional<FilesReport.Changes> changes) {
        List<String> contradicted = new ArrayList<>();
        if (identity.stands() == FilesIdentity.Stands.DIFFERENT) {
            contradicted.add(identity.inWords());
        }
        manifest.flatMap(seen -> otherKind(access, seen)).ifPresent(contradicted::add);
        for (DeclaredFiles.Binding binding : bindings) {
            for (int layer : binding.layers()) {
                if (changes.isPresent() && untouched(changes.get(), layer, binding.modules())) {
                    contradicted.add(
                            "The passport binds \"%s\" to layer %d%s, and nothing changed there."
                                    .formatted(
                                            binding.idea(),
                                            layer,
                                            binding.modules().isEmpty()
                                                    ? ""
                                                    : ", " + String.join(", ", binding.modules())));
                }
            }
        }
        return contradicted;
    }

    private static Optional<String> otherKind(Access access, Inspected.Manifest manifest) {
        boolean adapter =
                manifest.what() == Inspected.What.ADAPTER
                        || manifest.what() == Inspected.What.OTHER_ADAPTER;
        return switch (access) {
            case Access.Chat _ -> Optional.empty();
            case Access.Weights _ ->
                    adapter
                            ? Optional.of(
                                    "The request speaks of a whole model; this is an adapter.")
                            : Optional.empty();
            case Access.Adapter _ ->
                    manifest.what() == Inspected.What.MODEL
                            ? Optional.of(
                                    "The request speaks of an adapter; this is a whole model.")
                            : Optional.empty();
        };
    }

    private static boolean untouched(FilesReport.Changes changes, int layer, List<String> modules) {
        return changes.modules().stream()
                .noneMatch(module ->
                        module.layer() != null
                                && module.layer() == layer
                                && module.norm() > 0
                                && (modules.isEmpty()
                                        || modules.stream().anyMatch(module.part()::endsWith)));
    }

    private static List<Inspected.Refused> refused(
            Optional<Inspected.Manifest> manifest, List<Inspected.Modules> modules) {
        List<Inspected.Refused> refused = new ArrayList<>();
        manifest.ifPresent(seen -> refused.addAll(seen.refused()));
        modules.forEach(piece -> refused.addAll(piece.refused()));
        return refused.stream().distinct().limit(REFUSALS).toList();
    }

    private static List<String> gaps(
            int planned, SortedMap<Integer, Outcome> outcomes, boolean oneState) {
        List<String> gaps = new ArrayList<>();
        if (!oneState) {
            gaps.add(
                    "The files were not the same for all pieces: they changed meanwhile, or replicas"
                            + " see other files. What is told of them may not belong together.");
        }
        Map<String, TreeSet<Integer>> failures = new LinkedHashMap<>();
        outcomes.forEach((ordinal, outcome) -> {
            if (outcome instanceof Outcome.Failure failure) {
                failures.computeIfAbsent(
                                failure.failure() + ": " + failure.detail(), _ -> new TreeSet<>())
                        .add(ordinal);
            }
        });
        failures.forEach((why, ordinals) ->
                gaps.add(
                        "%s (probes %s)"
                                .formatted(
                                        why,
                                        ordinals.stream()
                                                .map(String::valueOf)
                                                .collect(Collectors.joining(", ")))));
        if (outcomes.size() < planned) {
            gaps.add(
                    "%d of %d pieces were not looked at"
                            .formatted(planned - outcomes.size(), planned));
        }
        return gaps;
    }
}
