package dev.semanticpassport.weights.peft;

import com.fasterxml.jackson.databind.JsonNode;
import dev.semanticpassport.weights.Bounds;
import dev.semanticpassport.weights.Refusal.Kind;
import dev.semanticpassport.weights.RefusedException;
import dev.semanticpassport.weights.Shown;
import dev.semanticpassport.weights.TensorFile;
import dev.semanticpassport.weights.json.UntrustedJson;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Reads an adapter's configuration. */
public final class ReadingSettings {
    private static final int MOST_PATTERNS = 4_096;
    private static final int MOST_RANK = 1 << 16;

    private final String file;
    private final JsonNode json;

    private ReadingSettings(String file, JsonNode json) {
        this.file = file;
        this.json = json;
    }

    /** Reads PEFT's {@code adapter_config.json}. */
    public static AdapterSettings read(String file, MemorySegment bytes) throws RefusedException {
        return new ReadingSettings(file, UntrustedJson.object(file, bytes)).read();
    }

    /** What a GGUF adapter's header says. */
    public static AdapterSettings of(TensorFile header) throws RefusedException {
        SequencedMap<String, String> notes = header.notes();
        String alpha = notes.getOrDefault("adapter.lora.alpha", "0");
        double read;
        try {
            read = Double.parseDouble(alpha);
        } catch (NumberFormatException e) {
            throw new RefusedException(
                    Kind.MALFORMED, header.file(), "adapter.lora.alpha", "is no number: " + alpha);
        }
        return new AdapterSettings(
                notes.getOrDefault("adapter.type", "").equals("lora")
                        ? "LORA"
                        : notes.getOrDefault("adapter.type", "unknown"),
                notes.getOrDefault(
                        "general.base_model.0.repo_url",
                        notes.getOrDefault("general.base_model.0.name", "")),
                0,
                read,
                false,
                false,
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                List.of());
    }

    private AdapterSettings read() throws RefusedException {
        String type = text("peft_type");
        if (type.isEmpty()) {
            throw refused("peft_type", "is missing");
        }
        SequencedMap<String, Integer> ranks = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> one : patterns("rank_pattern")) {
            ranks.put(one.getKey(), rank("rank_pattern." + one.getKey(), one.getValue()));
        }
        SequencedMap<String, Double> alphas = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> one : patterns("alpha_pattern")) {
            alphas.put(one.getKey(), alpha("alpha_pattern." + one.getKey(), one.getValue()));
        }
        boolean lowRank = type.equals("LORA");
        return new AdapterSettings(
                type,
                text("base_model_name_or_path"),
                lowRank ? rank("r", json.path("r")) : 0,
                lowRank ? alpha("lora_alpha", json.path("lora_alpha")) : 0,
                json.path("use_rslora").asBoolean(false),
                json.path("use_dora").asBoolean(false),
                ranks,
                alphas,
                saved());
    }

    private String text(String field) throws RefusedException {
        JsonNode node = json.path(field);
        if (!node.isTextual() && !node.isMissingNode() && !node.isNull()) {
            throw refused(field, "is no text");
        }
        return Shown.of(node.asText(""), Bounds.NOTE_CHARACTERS).replaceFirst("^null$", "");
    }

    private List<Map.Entry<String, JsonNode>> patterns(String field) throws RefusedException {
        JsonNode node = json.path(field);
        if (node.isMissingNode() || node.isNull()) {
            return List.of();
        }
        if (!node.isObject() || node.size() > MOST_PATTERNS) {
            throw refused(field, "is no object of up to " + MOST_PATTERNS + " entries");
        }
        return List.copyOf(node.properties());
    }

    private int rank(String field, JsonNode node) throws RefusedException {
        if (!node.isIntegralNumber() || node.asLong() < 1 || node.asLong() > MOST_RANK) {
            throw refused(field, "is no rank from 1 to " + MOST_RANK);
        }
        return node.asInt();
    }

    private double alpha(String field, JsonNode node) throws RefusedException {
        if (!node.isNumber() || !Double.isFinite(node.asDouble())) {
            throw refused(field, "is no number");
        }
        return node.asDouble();
    }

    private List<String> saved() throws RefusedException {
        JsonNode node = json.path("modules_to_save");
        LinkedHashSet<String> names = new LinkedHashSet<>();
        if (node.size() > MOST_PATTERNS) {
            throw refused("modules_to_save", "has more than " + MOST_PATTERNS + " entries");
        }
        for (JsonNode one : node) {
            names.add(Shown.of(one.asText(""), Bounds.NOTE_CHARACTERS));
        }
        return new ArrayList<>(names);
    }

    private RefusedException refused(String field, String detail) {
        return new RefusedException(Kind.MALFORMED, file, field, detail);
    }
}
