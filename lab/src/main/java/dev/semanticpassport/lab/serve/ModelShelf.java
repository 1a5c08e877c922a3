package dev.semanticpassport.lab.serve;

import dev.semanticpassport.core.imprint.Part;
import dev.semanticpassport.core.imprint.Variant;
import dev.semanticpassport.core.imprint.VariantId;
import dev.semanticpassport.lab.chat.LabModel;
import dev.semanticpassport.lab.lora.Adapter;
import dev.semanticpassport.lab.model.Linear;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The models of a folder by id, and the base under the id {@code base}. A subfolder is a model if
 * it holds {@code model.safetensors} or, for an adapter on the base, {@code
 * adapter_model.safetensors}. What is put there later is found at its first request, and read again
 * when its file has changed.
 *
 * <p>An adapter is served without some of its parts, or with some alone, under the id of that
 * variant ({@link VariantId}). Variants are put together from the base's and the adapter's numbers
 * at each request and are not kept.
 */
public final class ModelShelf {
    /** The id of the base. */
    public static final String BASE = "base";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");
    private static final String FULL = "model.safetensors";
    private static final String ADAPTER = "adapter_model.safetensors";
    private static final int MOST_IN_MEMORY = 32;

    private final LabModel base;
    private final Path folder;
    private final Map<String, Loaded> loaded = new LinkedHashMap<>(16, 0.75f, true);

    private record Loaded(FileTime changed, LabModel model) {}

    /** A variant that cannot be served; the message says why. */
    public static final class NoSuchVariantException extends IOException {
        private static final long serialVersionUID = 1L;

        NoSuchVariantException(String message) {
            super(message);
        }
    }

    /** The models of a folder, which need not exist yet, over a base. */
    public ModelShelf(LabModel base, Path folder) {
        this.base = base;
        this.folder = folder;
    }

    /** Ids of all models, the base first, the others by name. */
    public List<String> ids() throws IOException {
        List<String> ids = new ArrayList<>();
        ids.add(BASE);
        if (Files.isDirectory(folder)) {
            try (Stream<Path> entries = Files.list(folder)) {
                entries.map(entry -> String.valueOf(entry.getFileName()))
                        .filter(name -> !name.equals(BASE) && ID.matcher(name).matches())
                        .filter(name -> weights(name).isPresent())
                        .sorted()
                        .forEach(ids::add);
            }
        }
        return ids;
    }

    /**
     * The model of an id; none if there is no such model, or the id could not be one.
     *
     * @throws NoSuchVariantException if the model is there but has no such variant
     * @throws IOException if the model's files cannot be read
     */
    public Optional<LabModel> find(String id) throws IOException {
        int mark = id.indexOf(VariantId.MARK);
        if (mark < 0) {
            return whole(id);
        }
        String adapter = id.substring(0, mark);
        Optional<LabModel> adapted = whole(adapter);
        return adapted.isEmpty()
                ? adapted
                : Optional.of(base.keeping(adapted.get(), variant(adapter, id)));
    }

    private Variant variant(String adapter, String id) throws IOException {
        if (adapter.equals(BASE)
                || !weights(adapter).filter(file -> file.endsWith(ADAPTER)).isPresent()) {
            throw new NoSuchVariantException(
                    "the model '%s' is no adapter, so it has no variants".formatted(adapter));
        }
        Variant variant;
        try {
            variant = VariantId.of(id).variant();
        } catch (IllegalArgumentException e) {
            throw new NoSuchVariantException(String.valueOf(e.getMessage()));
        }
        for (Part part : variant.parts()) {
            if (part.layer() >= base.weights().shape().layers()
                    || !(part.isLayer() || Linear.MODULES.contains(part.module()))) {
                throw new NoSuchVariantException(
                        "the adapter '%s' has no part '%s'; it has layers 0 to %d with %s"
                                .formatted(
                                        adapter,
                                        part,
                                        base.weights().shape().layers() - 1,
                                        String.join(", ", Linear.MODULES)));
            }
        }
        return variant;
    }

    private synchronized Optional<LabModel> whole(String id) throws IOException {
        if (id.equals(BASE)) {
            return Optional.of(base);
        }
        Optional<Path> weights = ID.matcher(id).matches() ? weights(id) : Optional.empty();
        if (weights.isEmpty()) {
            return Optional.empty();
        }
        FileTime changed = Files.getLastModifiedTime(weights.get());
        Loaded known = loaded.get(id);
        if (known == null || !known.changed().equals(changed)) {
            known = new Loaded(changed, read(weights.get()));
            loaded.put(id, known);
            if (loaded.size() > MOST_IN_MEMORY) {
                loaded.remove(loaded.keySet().iterator().next());
            }
        }
        return Optional.of(known.model());
    }

    private LabModel read(Path weights) throws IOException {
        Path model = weights.resolveSibling(".");
        return weights.endsWith(ADAPTER)
                ? base.with(Adapter.load(model, base.weights().shape()))
                : LabModel.load(model);
    }

    private Optional<Path> weights(String id) {
        return Stream.of(FULL, ADAPTER)
                .map(folder.resolve(id)::resolve)
                .filter(Files::isRegularFile)
                .findFirst();
    }
}
