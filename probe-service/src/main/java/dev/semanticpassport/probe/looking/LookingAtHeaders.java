package dev.semanticpassport.probe.looking;

import dev.semanticpassport.contracts.Inspected;
import dev.semanticpassport.contracts.Inspected.Declared;
import dev.semanticpassport.contracts.Inspected.FileEntry;
import dev.semanticpassport.contracts.Inspected.Role;
import dev.semanticpassport.contracts.Inspected.What;
import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.weights.Refusal;
import dev.semanticpassport.weights.Shown;
import dev.semanticpassport.weights.TensorEntry;
import dev.semanticpassport.weights.TensorFile;
import dev.semanticpassport.weights.opening.Contents;
import dev.semanticpassport.weights.opening.Listed;
import dev.semanticpassport.weights.opening.OpenFile;
import dev.semanticpassport.weights.opening.Opened;
import dev.semanticpassport.weights.opening.Opening;
import dev.semanticpassport.weights.peft.Adapter;
import dev.semanticpassport.weights.peft.AdapterSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What files are, from their headers and configurations. */
final class LookingAtHeaders {
    private static final int FILES_BYTES = 24 * 1024;
    private static final int DECLARED_BYTES = 12 * 1024;
    private static final int LONGEST_VALUE = 200;

    /** Larger ones are of no tokenizer that is in use. */
    private static final long TOKENIZER_BYTES = 64L << 20;

    private LookingAtHeaders() {}

    static Inspected.Manifest look(ModelFiles files) throws IOException {
        files.headers();
        Heap.requireRoom(files);
        try (Opened opened = Opening.open(files.path())) {
            List<FileEntry> listed = listed(files, opened);
            List<Refusal> refusals = opened.refusals();
            return new Inspected.Manifest(
                    files.state(),
                    what(opened.contents()),
                    inWords(opened),
                    java.nio.file.Files.isDirectory(files.path()),
                    Fitting.first(listed, FILES_BYTES),
                    listed.size(),
                    files.entries().stream().mapToLong(ModelFiles.Entry::bytes).sum(),
                    opened.tensors().size(),
                    opened.tensors().stream().mapToLong(TensorEntry::elements).sum(),
                    opened.contents() instanceof Contents.LowRank(Adapter adapter)
                            ? adapter.modules().size()
                            : 0,
                    Fitting.first(declared(opened.contents()), DECLARED_BYTES),
                    tokenizer(opened),
                    Fitting.refused(refusals),
                    refusals.size());
        }
    }

    private static What what(Contents contents) {
        return switch (contents) {
            case Contents.Model _ -> What.MODEL;
            case Contents.LowRank _ -> What.ADAPTER;
            case Contents.OtherAdapter _ -> What.OTHER_ADAPTER;
            case Contents.Several _ -> What.SEVERAL;
            case Contents.Nothing _ -> What.NOTHING;
        };
    }

    private static String inWords(Opened opened) {
        String formats =
                opened.files().stream()
                        .map(file -> file.header().format().name())
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(", "));
        String words =
                switch (opened.contents()) {
                    case Contents.Model _ -> "a whole model";
                    case Contents.LowRank(Adapter adapter) ->
                            "an adapter of low rank, of type "
                                    + adapter.settings().type()
                                    + (adapter.settings().decomposed()
                                            ? " with magnitudes (DoRA), which are left out"
                                            : "");
                    case Contents.OtherAdapter(String type, String _) ->
                            "an adapter of type " + type + ", whose change is not read";
                    case Contents.Several(int models) -> models + " models, each by itself";
                    case Contents.Nothing _ -> "no file whose tensors can be read";
                };
        return Shown.of(
                formats.isEmpty() ? words : words + " in " + formats, Inspected.LONGEST_TEXT);
    }

    private static List<Declared> declared(Contents contents) {
        Map<String, String> declared = new TreeMap<>();
        switch (contents) {
            case Contents.Model(var settings) -> declared.putAll(settings);
            case Contents.LowRank(Adapter adapter) -> declared.putAll(settings(adapter.settings()));
            case Contents.OtherAdapter(String type, String parent) -> {
                declared.put("type", type);
                declared.put("base", parent);
            }
            case Contents.Several _, Contents.Nothing _ -> {}
        }
        return declared.entrySet().stream()
                .filter(one -> !one.getValue().isEmpty())
                .map(one ->
                        new Declared(
                                Fitting.name(one.getKey()),
                                Shown.of(one.getValue(), LONGEST_VALUE)))
                .toList();
    }

    private static Map<String, String> settings(AdapterSettings settings) {
        Map<String, String> told = new TreeMap<>();
        told.put("type", settings.type());
        told.put("base", settings.parent());
        told.put("rank", String.valueOf(settings.rank()));
        told.put("alpha", String.valueOf(settings.alpha()));
        told.put("rank-stabilised", String.valueOf(settings.rankStabilised()));
        told.put("decomposed", String.valueOf(settings.decomposed()));
        told.put("saved", String.join(", ", settings.saved()));
        return told;
    }

    private static List<FileEntry> listed(ModelFiles files, Opened opened) {
        Map<String, Role> roles = new HashMap<>();
        opened.listed().forEach(one -> roles.put(one.file(), role(one.kind())));
        opened.files().forEach(file -> roles.put(file.header().file(), Role.TENSORS));
        opened.refusals().stream()
                .filter(refusal -> refusal.kind() == Refusal.Kind.PROGRAM)
                .forEach(refusal -> roles.put(refusal.file(), Role.PROGRAM));
        return files.entries().stream()
                .map(entry ->
                        new FileEntry(
                                Fitting.name(entry.name()),
                                entry.bytes(),
                                roles.getOrDefault(Fitting.name(entry.name()), Role.OTHER)))
                .toList();
    }

    private static Role role(Listed.Kind kind) {
        return switch (kind) {
            case SETTINGS -> Role.SETTINGS;
            case TOKENIZER -> Role.TOKENIZER;
            case PROGRAM -> Role.PROGRAM;
            case FOLDER, OTHER -> Role.OTHER;
        };
    }

    private static @org.jspecify.annotations.Nullable String tokenizer(Opened opened)
            throws IOException {
        for (OpenFile file : opened.files()) {
            List<TensorFile.ByteRange> ranges = file.header().tokenizer();
            long bytes = ranges.stream().mapToLong(range -> range.end() - range.first()).sum();
            if (!ranges.isEmpty() && bytes <= TOKENIZER_BYTES) {
                return file.mapped()
                        .<String>read(segment -> {
                            ByteArrayOutputStream all = new ByteArrayOutputStream((int) bytes);
                            for (TensorFile.ByteRange range : ranges) {
                                byte[] part =
                                        segment.asSlice(range.first(), range.end() - range.first())
                                                .toArray(ValueLayout.JAVA_BYTE);
                                all.writeBytes(part);
                            }
                            return Sha256.of(all.toByteArray()).hex();
                        });
            }
        }
        return null;
    }
}
