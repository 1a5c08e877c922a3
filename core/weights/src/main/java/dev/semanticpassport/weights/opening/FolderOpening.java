package dev.semanticpassport.weights.opening;

import com.fasterxml.jackson.databind.JsonNode;
import dev.semanticpassport.document.digesting.FolderReading;
import dev.semanticpassport.weights.Bounds;
import dev.semanticpassport.weights.Refusal;
import dev.semanticpassport.weights.Refusal.Kind;
import dev.semanticpassport.weights.RefusedException;
import dev.semanticpassport.weights.Shown;
import dev.semanticpassport.weights.TensorFile;
import dev.semanticpassport.weights.json.UntrustedJson;
import dev.semanticpassport.weights.llama2c.ReadingLlama2c;
import dev.semanticpassport.weights.mapping.MappedFile;
import dev.semanticpassport.weights.peft.AdapterSettings;
import dev.semanticpassport.weights.peft.ReadingSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/** Opens the files of one folder. */
final class FolderOpening {
    private static final String ADAPTER_SETTINGS = "adapter_config.json";
    private static final String ADAPTER = "adapter_model.safetensors";
    private static final String INDEX = "model.safetensors.index.json";
    private static final String MODEL = "model.safetensors";
    private static final String SETTINGS = "config.json";

    private final Path root;
    private final SequencedMap<String, Path> entries = new LinkedHashMap<>();
    private final SequencedMap<String, OpenFile> files = new TreeMap<>();
    private final List<Listed> listed = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();

    FolderOpening(Path root, List<Path> entries) {
        this.root = root;
        entries.forEach(entry -> this.entries.put(entry.getFileName().toString(), entry));
    }

    Opened open() {
        Contents contents = contents();
        list();
        return new Opened(root, contents, List.copyOf(files.values()), listed, refusals);
    }

    private Contents contents() {
        if (entries.containsKey(ADAPTER_SETTINGS)) {
            return adapter();
        }
        if (entries.containsKey(INDEX)) {
            return sharded();
        }
        if (entries.containsKey(MODEL)) {
            tensors(MODEL);
            return files.isEmpty() ? new Contents.Nothing() : new Contents.Model(settings());
        }
        entries.keySet().stream()
                .filter(name -> Recognising.TENSOR_ENDINGS.contains(Recognising.ending(name)))
                .forEach(this::tensors);
        return switch (files.size()) {
            case 0 -> new Contents.Nothing();
            case 1 -> {
                Contents one = Reckoning.alone(files.firstEntry().getValue(), refusals);
                yield one instanceof Contents.Model && entries.containsKey(SETTINGS)
                        ? new Contents.Model(settings())
                        : one;
            }
            // a switch over numbers cannot be closed
            default -> new Contents.Several(files.size());
        };
    }

    private Contents adapter() {
        Optional<AdapterSettings> settings = read(ADAPTER_SETTINGS, ReadingSettings::read);
        String file =
                entries.containsKey(ADAPTER) || !entries.containsKey("adapter_model.bin")
                        ? ADAPTER
                        : "adapter_model.bin";
        tensors(file);
        if (settings.isEmpty()) {
            return files.isEmpty()
                    ? new Contents.Nothing()
                    : new Contents.OtherAdapter("unknown", "");
        }
        return files.isEmpty()
                ? new Contents.OtherAdapter(settings.get().type(), settings.get().parent())
                : Reckoning.adapter(
                        files.firstEntry().getValue().header(), settings.get(), refusals);
    }

    private Contents sharded() {
        Optional<ShardIndex> index = read(INDEX, ShardIndex::read);
        if (index.isEmpty()) {
            return new Contents.Nothing();
        }
        index.get().files().forEach(this::tensors);
        List<TensorFile> headers = files.values().stream().map(OpenFile::header).toList();
        try {
            if (headers.size() == index.get().files().size()) {
                index.get().requireAgreement(headers);
            }
        } catch (RefusedException e) {
            refusals.add(e.refusal());
        }
        return files.isEmpty() ? new Contents.Nothing() : new Contents.Model(settings());
    }

    /** Opens one file of tensors, or tells why not. */
    private void tensors(String name) {
        MappedFile mapped = null;
        try {
            mapped = map(name);
            if (mapped.<Boolean>read(ReadingLlama2c::isTokenizer)) {
                listed.add(new Listed(name, mapped.identity().sizeBytes(), Listed.Kind.TOKENIZER));
                mapped.close();
                return;
            }
            TensorFile header = mapped.read(bytes -> Recognising.read(name, bytes));
            files.put(name, new OpenFile(header, mapped));
        } catch (RefusedException e) {
            refusals.add(e.refusal());
            if (mapped != null) {
                listed.add(
                        new Listed(
                                name,
                                mapped.identity().sizeBytes(),
                                e.refusal().kind() == Kind.PROGRAM
                                        ? Listed.Kind.PROGRAM
                                        : Listed.Kind.OTHER));
                mapped.close();
            }
        }
    }

    /** What the configuration says of the architecture: texts, numbers and lists of texts. */
    private SequencedMap<String, String> settings() {
        SequencedMap<String, String> settings = new LinkedHashMap<>();
        if (!entries.containsKey(SETTINGS)) {
            return settings;
        }
        Optional<JsonNode> json = read(SETTINGS, UntrustedJson::object);
        for (Map.Entry<String, JsonNode> one :
                json.map(JsonNode::properties).orElse(java.util.Set.of())) {
            JsonNode node = one.getValue();
            if (node.isValueNode() && !node.isNull()) {
                settings.put(key(one.getKey()), Shown.of(node.asText(), Bounds.NOTE_CHARACTERS));
            } else if (node.isArray() && node.size() == 1 && node.path(0).isTextual()) {
                settings.put(
                        key(one.getKey()), Shown.of(node.path(0).asText(), Bounds.NOTE_CHARACTERS));
            }
        }
        return settings;
    }

    private static String key(String name) {
        return Shown.of(name, Bounds.NAME);
    }

    /** Reads a whole small file. */
    @FunctionalInterface
    private interface Parsing<T> {
        T of(String file, java.lang.foreign.MemorySegment bytes) throws RefusedException;
    }

    private <T> Optional<T> read(String name, Parsing<T> parsing) {
        try (MappedFile mapped = map(name)) {
            return Optional.of(mapped.read(bytes -> parsing.of(name, bytes)));
        } catch (RefusedException e) {
            refusals.add(e.refusal());
            return Optional.empty();
        }
    }

    private MappedFile map(String name) throws RefusedException {
        Path path = entries.getOrDefault(name, root.resolve(name));
        if (!Files.exists(path)) {
            throw new RefusedException(
                    Kind.MISSING,
                    name,
                    "",
                    Files.isSymbolicLink(path) ? "is a link to nothing" : "is not there");
        }
        try {
            FolderReading.requireInside(root, path, name);
            return MappedFile.open(path.toRealPath(), name);
        } catch (RefusedException e) {
            throw e;
        } catch (IOException e) {
            throw new RefusedException(Kind.OUTSIDE, name, "", String.valueOf(e.getMessage()));
        }
    }

    private void list() {
        List<String> told = listed.stream().map(Listed::file).toList();
        entries.forEach((name, path) -> {
            if (files.containsKey(name) || told.contains(name)) {
                return;
            }
            boolean folder = Files.isDirectory(path);
            listed.add(
                    new Listed(
                            Shown.of(name, Bounds.NOTE_CHARACTERS),
                            folder ? 0 : path.toFile().length(),
                            folder ? Listed.Kind.FOLDER : Recognising.kind(name)));
        });
    }
}
