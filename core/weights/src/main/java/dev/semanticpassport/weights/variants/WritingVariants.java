package dev.semanticpassport.weights.variants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semanticpassport.core.imprint.Part;
import dev.semanticpassport.core.imprint.Variant;
import dev.semanticpassport.core.imprint.VariantId;
import dev.semanticpassport.weights.FileFormat;
import dev.semanticpassport.weights.Refusal.Kind;
import dev.semanticpassport.weights.RefusedException;
import dev.semanticpassport.weights.TensorEntry;
import dev.semanticpassport.weights.gguf.GgufNotes;
import dev.semanticpassport.weights.gguf.WritingGguf;
import dev.semanticpassport.weights.json.UntrustedJson;
import dev.semanticpassport.weights.mapping.MappedFile;
import dev.semanticpassport.weights.opening.Contents;
import dev.semanticpassport.weights.opening.OpenFile;
import dev.semanticpassport.weights.opening.Opened;
import dev.semanticpassport.weights.peft.Adapter;
import dev.semanticpassport.weights.peft.LowRankModule;
import dev.semanticpassport.weights.safetensors.WritingSafetensors;
import dev.semanticpassport.weights.writing.StoredTensor;
import dev.semanticpassport.weights.writing.WholeFile;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes variants of an adapter. A removed module has no tensors in the file, and what has none
 * changes nothing: so PEFT, vLLM and llama.cpp take it. Of the tensors that stay no bit is changed.
 * Tensors that stand in place of the model's own ({@code modules_to_save}) stay in every variant.
 */
public final class WritingVariants {
    private static final String SETTINGS = "adapter_config.json";
    private static final String TENSORS = "adapter_model.safetensors";
    private static final String START = "init_lora_weights";
    // what is not there then starts as no change; other starts alter the base itself
    private static final List<String> HARMLESS_STARTS = List.of("gaussian", "eva", "orthogonal");
    private static final int ALIGNMENT = 32;
    private static final long SETTINGS_BYTES = 1 << 20;

    private final Opened source;
    private final OpenFile file;
    private final Adapter adapter;

    private WritingVariants(Opened source, OpenFile file, Adapter adapter) {
        this.source = source;
        this.file = file;
        this.adapter = adapter;
    }

    /**
     * A writer for an opened adapter, which stays open as long as it is used.
     *
     * @throws RefusedException where it is no adapter whose modules can be taken apart
     */
    public static WritingVariants of(Opened source) throws RefusedException {
        String name = String.valueOf(source.path().getFileName());
        if (!(source.contents() instanceof Contents.LowRank(Adapter adapter))
                || source.files().size() != 1) {
            throw source.refusals().isEmpty()
                    ? new RefusedException(Kind.UNSUPPORTED, name, "", "is no low-rank adapter")
                    : new RefusedException(source.refusals().getFirst());
        }
        OpenFile file = source.files().getFirst();
        if (adapter.settings().decomposed()
                || adapter.modules().stream().anyMatch(one -> one.magnitude().isPresent())) {
            throw new RefusedException(
                    Kind.UNSUPPORTED,
                    file.header().file(),
                    "use_dora",
                    "has magnitudes beside its factors: without the base nobody can tell what a"
                            + " module was before");
        }
        return new WritingVariants(source, file, adapter);
    }

    /** The adapter's modules. */
    public List<LowRankModule> modules() {
        return adapter.modules();
    }

    /** The modules of its layers, as parts. */
    public NavigableSet<Part> parts() {
        NavigableSet<Part> parts = new TreeSet<>();
        adapter.modules().stream()
                .flatMap(module -> LayeredModule.part(module.module()).stream())
                .forEach(parts::add);
        return parts;
    }

    /** Names of the tensors that stay in every variant. */
    public List<String> always() {
        return adapter.saved().stream().map(TensorEntry::name).toList();
    }

    /** As what the adapter itself is stored. */
    public VariantFormat format() {
        return file.header().format() == FileFormat.GGUF ? VariantFormat.GGUF : VariantFormat.PEFT;
    }

    /** At most so many bytes are written for one variant. */
    public long mostBytes() {
        // where scales are worked in, factors become numbers of 32 bits
        return 2 * file.header().sizeBytes() + SETTINGS_BYTES;
    }

    /**
     * Writes a variant as it is stored itself.
     *
     * @param model the adapter's id
     * @param folder where the variant's folder or file shall lie
     * @throws RefusedException where the variant names no module of the adapter, or leaves none
     */
    public WrittenVariant write(Variant variant, String model, Path folder) throws IOException {
        List<LowRankModule> kept = kept(variant);
        Files.createDirectories(folder);
        return switch (format()) {
            case PEFT -> peft(variant, kept, model, folder.resolve(fileName(variant, model)));
            case GGUF -> {
                Path path = folder.resolve(fileName(variant, model) + ".gguf");
                file.mapped()
                        .read(bytes -> {
                            gguf(variant, kept, bytes, path);
                            return path;
                        });
                yield made(variant, kept, model, path, path);
            }
        };
    }

    /** Writes a variant of a PEFT adapter as GGUF for llama.cpp. */
    public WrittenVariant writeGguf(Variant variant, String model, Path folder, LlamaLayout layout)
            throws IOException {
        List<LowRankModule> kept = kept(variant);
        if (!adapter.saved().isEmpty() || !adapter.other().isEmpty()) {
            List<TensorEntry> others = new ArrayList<>(adapter.saved());
            others.addAll(adapter.other());
            throw refused(
                    others.getFirst().name(),
                    "is no factor, and a GGUF adapter holds factors only");
        }
        Files.createDirectories(folder);
        Path path = folder.resolve(fileName(variant, model) + ".gguf");
        file.mapped()
                .read(bytes -> {
                    TurningIntoGguf.write(adapter.settings(), kept, bytes, layout, path);
                    return path;
                });
        return made(variant, kept, model, path, path);
    }

    private List<LowRankModule> kept(Variant variant) throws RefusedException {
        for (Part part : variant.parts()) {
            boolean there =
                    adapter.modules().stream()
                            .flatMap(one -> LayeredModule.part(one.module()).stream())
                            .anyMatch(part::covers);
            if (!there) {
                throw refused(
                        variant.suffix(), "names " + part + ", where the adapter changes nothing");
            }
        }
        List<LowRankModule> kept =
                adapter.modules().stream()
                        .filter(one -> LayeredModule.stays(variant, one.module()))
                        .toList();
        if (kept.isEmpty()) {
            throw refused(
                    variant.suffix(), "leaves no change at all; that is the model below itself");
        }
        return kept;
    }

    private WrittenVariant peft(
            Variant variant, List<LowRankModule> kept, String model, Path folder)
            throws IOException {
        byte[] settings = settings();
        Files.createDirectories(folder);
        WholeFile.write(
                folder.resolve(SETTINGS), written -> written.add(ByteBuffer.wrap(settings)));
        LinkedHashMap<String, String> notes = new LinkedHashMap<>();
        notes.put("format", "pt");
        notes.put("variant", variant.suffix());
        Path tensors = folder.resolve(TENSORS);
        file.mapped()
                .read(bytes -> {
                    writing(() ->
                            WritingSafetensors.write(
                                    tensors, staying(variant, kept, bytes), notes));
                    return tensors;
                });
        return made(variant, kept, model, folder, tensors);
    }

    private byte[] settings() throws IOException {
        Path path = source.path().resolve(SETTINGS);
        try (MappedFile mapped = MappedFile.open(path.toRealPath(), SETTINGS)) {
            JsonNode read = mapped.read(bytes -> UntrustedJson.object(SETTINGS, bytes));
            JsonNode start = read.path(START);
            if (start.isTextual() && !HARMLESS_STARTS.contains(start.asText())) {
                throw new RefusedException(
                        Kind.UNSUPPORTED,
                        SETTINGS,
                        START,
                        "is \"%s\": modules that are missing would not start as no change"
                                .formatted(start.asText()));
            }
            ObjectNode settings = read.deepCopy();
            settings.put(START, true);
            return (settings.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
        }
    }

    private void gguf(Variant variant, List<LowRankModule> kept, MemorySegment bytes, Path path)
            throws RefusedException {
        GgufNotes notes = GgufNotes.of(file.header().file(), bytes);
        int alignment =
                Optional.ofNullable(file.header().notes().get("general.alignment"))
                        .map(Integer::parseInt)
                        .orElse(ALIGNMENT);
        writing(() -> WritingGguf.write(path, notes, staying(variant, kept, bytes), alignment));
    }

    /** What writes and is told apart from what reads. */
    @FunctionalInterface
    interface Step {
        void run() throws IOException;
    }

    /** The disk's troubles under their own name, since the reading around tells of the source. */
    static void writing(Step step) throws RefusedException {
        try {
            step.run();
        } catch (RefusedException e) {
            throw e;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private List<StoredTensor> staying(
            Variant variant, List<LowRankModule> kept, MemorySegment bytes) {
        Set<String> names = new HashSet<>(always());
        kept.forEach(module -> {
            names.add(module.down().name());
            names.add(module.up().name());
        });
        // such as a bias: it goes with the module that it stands in
        adapter.other().stream()
                .map(TensorEntry::name)
                .filter(name -> LayeredModule.stays(variant, module(name)))
                .forEach(names::add);
        return file.header().tensors().stream()
                .filter(tensor -> names.contains(tensor.name()))
                .sorted(Comparator.comparingLong(TensorEntry::firstByte))
                .map(tensor -> StoredTensor.of(tensor.name(), tensor, bytes))
                .toList();
    }

    /** A variant's id where some systems allow no colon in the name of a file. */
    public static String fileName(Variant variant, String model) {
        return new VariantId(model, variant).toString().replace(':', '-');
    }

    private static String module(String tensor) {
        int last = tensor.lastIndexOf('.');
        return last < 0 ? tensor : tensor.substring(0, last);
    }

    private WrittenVariant made(
            Variant variant, List<LowRankModule> kept, String model, Path path, Path tensors)
            throws IOException {
        return new WrittenVariant(
                variant,
                new VariantId(model, variant).toString(),
                path,
                kept.size(),
                adapter.modules().size() - kept.size(),
                Files.size(tensors));
    }

    private RefusedException refused(String place, String detail) {
        return new RefusedException(Kind.UNSUPPORTED, file.header().file(), place, detail);
    }
}
