package dev.semanticpassport.local.inspect;

import dev.semanticpassport.weights.Element;
import dev.semanticpassport.weights.TensorEntry;
import dev.semanticpassport.weights.TensorFile;
import dev.semanticpassport.weights.changes.ChangeMap;
import dev.semanticpassport.weights.opening.Contents;
import dev.semanticpassport.weights.peft.Adapter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One thing to know of what was inspected.
 *
 * @param label what it is about
 */
record Fact(String label, String text) {
    private static final List<String> TELLING =
            List.of(
                    "architectures",
                    "general.architecture",
                    "general.name",
                    "model_type",
                    "hidden_size",
                    "num_hidden_layers",
                    "num_attention_heads",
                    "vocab_size",
                    "torch_dtype",
                    "dim",
                    "n_layers");

    /** All of them, in the order in which they are shown. */
    static List<Fact> of(Inspection inspection) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("what", what(inspection.contents())));
        inspection
                .identity()
                .ifPresent(identity -> {
                    int files = identity.files().size();
                    facts.add(
                            new Fact(
                                    "digest",
                                    "sha256:"
                                            + identity.root()
                                            + (files == 1
                                                    ? ""
                                                    : String.format(
                                                            Locale.ROOT,
                                                            " (OpenSSF Model Signing, %d files)",
                                                            files))));
                    identity.tokenizer()
                            .ifPresent(one -> facts.add(new Fact("tokenizer", "sha256:" + one)));
                    identity.settings()
                            .ifPresent(one -> facts.add(new Fact("settings", "sha256:" + one)));
                });
        for (TensorFile file : inspection.files()) {
            facts.add(new Fact("file", file(file)));
        }
        inspection.map().ifPresent(map -> facts.addAll(of(map)));
        facts.addAll(inspection.lineage().facts());
        for (var listed : inspection.listed()) {
            facts.add(
                    new Fact(
                            "beside",
                            String.format(
                                    Locale.ROOT,
                                    "%s, %s",
                                    listed.file(),
                                    listed.kind().name().toLowerCase(Locale.ROOT))));
        }
        inspection.refusals().forEach(one -> facts.add(new Fact("refused", refused(one))));
        return facts;
    }

    private static String refused(dev.semanticpassport.weights.Refusal refusal) {
        return refusal + " [" + refusal.kind() + "]";
    }

    private static String what(Contents contents) {
        return switch (contents) {
            case Contents.Model(var settings) ->
                    TELLING.stream()
                            .filter(settings::containsKey)
                            .map(key -> key + " " + settings.get(key))
                            .collect(
                                    Collectors.collectingAndThen(
                                            Collectors.joining(", "),
                                            told ->
                                                    told.isEmpty()
                                                            ? "a model"
                                                            : "a model: " + told));
            case Contents.LowRank(var adapter) -> adapter(adapter);
            case Contents.OtherAdapter(var type, var parent) ->
                    "an adapter of type "
                            + type
                            + (parent.isEmpty() ? "" : " on " + parent)
                            + "; what it changes is not read";
            case Contents.Several(var models) -> models + " models side by side";
            case Contents.Nothing _ -> "nothing whose tensors can be read";
        };
    }

    private static String adapter(Adapter adapter) {
        var settings = adapter.settings();
        String kind =
                settings.decomposed() ? "DoRA" : settings.rankStabilised() ? "rsLoRA" : "LoRA";
        String ranks = different(adapter.modules().stream().map(one -> "" + one.rank()).toList());
        String scales =
                different(
                        adapter.modules().stream()
                                .map(one -> String.format(Locale.ROOT, "%.4g", one.scale()))
                                .toList());
        return String.format(
                Locale.ROOT,
                "an adapter (%s)%s: %d modules, rank %s, scale %s%s%s",
                kind,
                settings.parent().isEmpty() ? "" : " on " + settings.parent(),
                adapter.modules().size(),
                ranks,
                scales,
                adapter.saved().isEmpty()
                        ? ""
                        : String.format(
                                Locale.ROOT, ", %d tensors stored whole", adapter.saved().size()),
                settings.decomposed()
                        ? "; the figures are of the low-rank part, not of the magnitudes"
                        : "");
    }

    private static String different(List<String> values) {
        return values.stream().distinct().limit(6).collect(Collectors.joining(", "));
    }

    private static String file(TensorFile file) {
        Map<Element, Long> elements = new EnumMap<>(Element.class);
        long numbers = 0;
        for (TensorEntry tensor : file.tensors()) {
            elements.merge(tensor.element(), 1L, Long::sum);
            numbers += tensor.elements();
        }
        return String.format(
                Locale.ROOT,
                "%s, %s, %,d bytes, %,d tensors of %,d numbers (%s)",
                file.file(),
                file.format().name().toLowerCase(Locale.ROOT),
                file.sizeBytes(),
                file.tensors().size(),
                numbers,
                elements.entrySet().stream()
                        .map(one -> one.getKey() + " " + one.getValue())
                        .collect(Collectors.joining(", ")));
    }

    private static List<Fact> of(ChangeMap map) {
        List<Fact> facts = new ArrayList<>();
        facts.add(
                new Fact(
                        "changed",
                        String.format(
                                Locale.ROOT,
                                "%d modules, ‖ΔW‖ %.5g over all%s%s",
                                map.modules().size(),
                                Math.sqrt(map.energy()),
                                map.kept() == 0
                                        ? ""
                                        : String.format(
                                                Locale.ROOT,
                                                ", %d the same to the last bit",
                                                map.kept()),
                                map.vocabularyRows() == 0
                                        ? ""
                                        : String.format(
                                                Locale.ROOT,
                                                ", %,d rows of the vocabulary added",
                                                map.vocabularyRows()))));
        if (!map.whole().isEmpty()) {
            facts.add(
                    new Fact(
                            "whole",
                            "without a difference that could be measured: "
                                    + map.whole().stream()
                                            .limit(8)
                                            .collect(Collectors.joining(", "))
                                    + (map.whole().size() > 8
                                            ? String.format(
                                                    Locale.ROOT,
                                                    " and %d more",
                                                    map.whole().size() - 8)
                                            : "")));
        }
        return facts;
    }
}
