package dev.semanticpassport.weights.opening;

import com.fasterxml.jackson.databind.JsonNode;
import dev.semanticpassport.weights.Bounds;
import dev.semanticpassport.weights.Refusal.Kind;
import dev.semanticpassport.weights.RefusedException;
import dev.semanticpassport.weights.TensorEntry;
import dev.semanticpassport.weights.TensorFile;
import dev.semanticpassport.weights.json.UntrustedJson;
import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The index of a model whose tensors lie in several files. */
final class ShardIndex {
    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9_.-]{1,255}");

    private final String file;
    private final SequencedMap<String, String> fileOfTensor;

    private ShardIndex(String file, SequencedMap<String, String> fileOfTensor) {
        this.file = file;
        this.fileOfTensor = fileOfTensor;
    }

    static ShardIndex read(String file, MemorySegment bytes) throws RefusedException {
        JsonNode map = UntrustedJson.object(file, bytes).path("weight_map");
        if (!map.isObject() || map.isEmpty()) {
            throw new RefusedException(
                    Kind.MALFORMED, file, "weight_map", "names no file for any tensor");
        }
        if (map.size() > Bounds.MODEL_TENSORS) {
            throw new RefusedException(
                    Kind.BEYOND_BOUNDS,
                    file,
                    "weight_map",
                    "names more than %d tensors".formatted(Bounds.MODEL_TENSORS));
        }
        SequencedMap<String, String> fileOfTensor = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> one : map.properties()) {
            String shard = one.getValue().asText("");
            if (!FILE.matcher(shard).matches() || shard.startsWith(".")) {
                throw new RefusedException(
                        Kind.OUTSIDE,
                        file,
                        "weight_map." + one.getKey(),
                        "names " + shard + ", which is no plain name of a file in the folder");
            }
            fileOfTensor.put(one.getKey(), shard);
        }
        if (new HashSet<>(fileOfTensor.values()).size() > Bounds.SHARDS) {
            throw new RefusedException(
                    Kind.BEYOND_BOUNDS,
                    file,
                    "weight_map",
                    "names more than %d files".formatted(Bounds.SHARDS));
        }
        return new ShardIndex(file, fileOfTensor);
    }

    /** The files that it names. */
    List<String> files() {
        return List.copyOf(new TreeSet<>(fileOfTensor.values()));
    }

    /** Makes sure that each tensor lies where the index says, and none besides. */
    void requireAgreement(List<TensorFile> shards) throws RefusedException {
        Map<String, String> left = new HashMap<>(fileOfTensor);
        for (TensorFile shard : shards) {
            for (TensorEntry tensor : shard.tensors()) {
                String named = left.remove(tensor.name());
                if (!shard.file().equals(named)) {
                    boolean twice = named == null && fileOfTensor.containsKey(tensor.name());
                    throw new RefusedException(
                            twice ? Kind.DUPLICATE : Kind.MALFORMED,
                            shard.file(),
                            tensor.name(),
                            named == null && !twice
                                    ? "is not in " + file
                                    : "lies in another file by " + file);
                }
            }
        }
        if (!left.isEmpty()) {
            Map.Entry<String, String> one = left.entrySet().iterator().next();
            throw new RefusedException(
                    Kind.MISSING,
                    one.getValue(),
                    one.getKey(),
                    "is named by %s and not there; %d such".formatted(file, left.size()));
        }
    }
}
