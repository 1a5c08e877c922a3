package dev.semanticpassport.weights.peft;

import dev.semanticpassport.weights.Refusal.Kind;
import dev.semanticpassport.weights.RefusedException;
import dev.semanticpassport.weights.TensorEntry;
import dev.semanticpassport.weights.TensorFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Brings an adapter's tensors together, module by module. */
public final class Pairing {
    // path, factor, name of the adapter where it was not stripped
    private static final Pattern FACTOR =
            Pattern.compile(
                    "(.+)\\.(lora_A|lora_B|lora_embedding_A|lora_embedding_B|lora_magnitude_vector)"
                            + "(?:\\.([^.]+))??(?:\\.weight)?");
    private static final Pattern GGUF_FACTOR = Pattern.compile("(.+)\\.weight\\.(lora_a|lora_b)");
    private static final String PREFIX = "base_model.model.";
    // some seconds at most
    private static final long MOST_STEPS = 1L << 30;

    private final TensorFile file;
    private final AdapterSettings settings;
    private final SequencedMap<String, Parts> parts = new LinkedHashMap<>();
    private final List<TensorEntry> saved = new ArrayList<>();
    private final List<TensorEntry> other = new ArrayList<>();
    private final Map<NamePattern, Integer> ranks;
    private final Map<NamePattern, Double> alphas;
    private final Set<String> savedModules;
    private long steps;

    private Pairing(TensorFile file, AdapterSettings settings) throws RefusedException {
        this.file = file;
        this.settings = settings;
        this.savedModules = Set.copyOf(settings.saved());
        this.ranks = parsed(settings.rankPattern());
        this.alphas = parsed(settings.alphaPattern());
    }

    private record Parts(
            Optional<TensorEntry> down, Optional<TensorEntry> up, Optional<TensorEntry> magnitude) {
        static final Parts NONE = new Parts(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The adapter that the file holds. */
    public static Adapter pair(TensorFile file, AdapterSettings settings) throws RefusedException {
        if (!settings.isLowRank()) {
            throw new RefusedException(
                    Kind.UNSUPPORTED,
                    file.file(),
                    "peft_type",
                    "is an adapter of type " + settings.type() + ", whose change is not read");
        }
        return new Pairing(file, settings).pair();
    }

    private Adapter pair() throws RefusedException {
        for (TensorEntry tensor : file.tensors()) {
            sort(tensor);
        }
        List<LowRankModule> modules = new ArrayList<>();
        for (Map.Entry<String, Parts> one : parts.entrySet()) {
            modules.add(module(one.getKey(), one.getValue()));
        }
        if (modules.isEmpty()) {
            throw new RefusedException(
                    Kind.MISSING, file.file(), "", "has no tensor of a low-rank adapter");
        }
        modules.sort(
                java.util.Comparator.comparing(
                        LowRankModule::module, dev.semanticpassport.weights.ModuleName.ORDER));
        return new Adapter(settings, modules, saved, other);
    }

    private void sort(TensorEntry tensor) throws RefusedException {
        Matcher gguf = GGUF_FACTOR.matcher(tensor.name());
        if (gguf.matches()) {
            put(gguf.group(1), gguf.group(2), tensor);
            return;
        }
        Matcher factor = FACTOR.matcher(tensor.name());
        if (factor.matches()) {
            put(stripped(factor.group(1)), factor.group(2), tensor);
        } else if (isSaved(stripped(tensor.name()))) {
            saved.add(tensor);
        } else {
            other.add(tensor);
        }
    }

    private static String stripped(String name) {
        return name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
    }

    /**
     * Whether a part of the path, or its beginning up to a dot, is a module that is stored whole.
     */
    private boolean isSaved(String name) {
        int from = 0;
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', from)) {
            if (savedModules.contains(name.substring(from, dot))
                    || savedModules.contains(name.substring(0, dot))) {
                return true;
            }
            from = dot + 1;
        }
        return savedModules.contains(name.substring(from));
    }

    private void put(String module, String role, TensorEntry tensor) throws RefusedException {
        Parts before = parts.getOrDefault(module, Parts.NONE);
        Parts after =
                switch (role) {
                    case "lora_A", "lora_embedding_A", "lora_a" ->
                            new Parts(once(before.down, tensor), before.up, before.magnitude);
                    case "lora_B", "lora_embedding_B", "lora_b" ->
                            new Parts(before.down, once(before.up, tensor), before.magnitude);
                    default -> new Parts(before.down, before.up, once(before.magnitude, tensor));
                };
        parts.put(module, after);
    }

    private Optional<TensorEntry> once(Optional<TensorEntry> before, TensorEntry tensor)
            throws RefusedException {
        if (before.isPresent()) {
            throw new RefusedException(
                    Kind.DUPLICATE,
                    file.file(),
                    tensor.name(),
                    "is the same factor as " + before.get().name());
        }
        return Optional.of(tensor);
    }

    private LowRankModule module(String module, Parts found) throws RefusedException {
        if (found.down.isEmpty() || found.up.isEmpty()) {
            throw refused(Kind.MISSING, module, "has one factor without the other");
        }
        TensorEntry down = found.down.get();
        TensorEntry up = found.up.get();
        boolean fits =
                down.isMatrix()
                        && up.isMatrix()
                        && down.shape().getFirst().equals(up.shape().getLast())
                        && down.shape().getFirst() > 0;
        if (!fits) {
            throw refused(
                    Kind.WRONG_SIZE,
                    module,
                    "has factors %s and %s, whose ranks do not fit"
                            .formatted(down.shape(), up.shape()));
        }
        long rank = down.shape().getFirst();
        int declared = matching(ranks, module, settings.rank());
        if (declared != 0 && declared != rank) {
            throw refused(
                    Kind.WRONG_SIZE,
                    module,
                    "has rank %d where the configuration says %d".formatted(rank, declared));
        }
        return new LowRankModule(module, down, up, scale(module, rank), found.magnitude);
    }

    private double scale(String module, long rank) throws RefusedException {
        double alpha = matching(alphas, module, settings.alpha());
        if (file.format() == dev.semanticpassport.weights.FileFormat.GGUF && alpha == 0) {
            // llama.cpp takes the product as it is where no alpha is given
            return 1;
        }
        return alpha / (settings.rankStabilised() ? Math.sqrt((double) rank) : rank);
    }

    private <T> T matching(Map<NamePattern, T> patterns, String module, T otherwise)
            throws RefusedException {
        for (Map.Entry<NamePattern, T> one : patterns.entrySet()) {
            steps += one.getKey().mostSteps(module);
            if (steps > MOST_STEPS) {
                throw refused(
                        Kind.BEYOND_BOUNDS,
                        module,
                        "has patterns of the configuration that are too many for so many modules");
            }
            if (one.getKey().matches(module)) {
                return one.getValue();
            }
        }
        return otherwise;
    }

    private <T> Map<NamePattern, T> parsed(SequencedMap<String, T> patterns)
            throws RefusedException {
        Map<NamePattern, T> parsed = new LinkedHashMap<>();
        for (Map.Entry<String, T> one : patterns.entrySet()) {
            parsed.put(
                    NamePattern.parse(one.getKey())
                            .orElseThrow(() ->
                                    refused(
                                            Kind.UNSUPPORTED,
                                            one.getKey(),
                                            "is an expression in a pattern of the configuration"
                                                    + " that is not read")),
                    one.getValue());
        }
        return parsed;
    }

    private RefusedException refused(Kind kind, String place, String detail) {
        return new RefusedException(kind, file.file(), place, detail);
    }
}
