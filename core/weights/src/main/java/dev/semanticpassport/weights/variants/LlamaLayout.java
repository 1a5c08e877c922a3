package dev.semanticpassport.weights.variants;

import dev.semanticpassport.weights.Refusal.Kind;
import dev.semanticpassport.weights.RefusedException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How llama.cpp lays out a model that Hugging Face calls by other names. In the architecture that
 * it calls llama, neighbouring rows of queries and keys are turned together, where the original
 * turns row i with row i + half of its head: rows are brought into its order.
 *
 * @param architecture llama.cpp's name
 * @param interleaved whether rows of queries and keys change places
 * @param heads attention heads
 * @param keyValueHeads heads of keys and values; fewer where several queries share one
 * @see <a
 *     href="https://github.com/ggml-org/llama.cpp/blob/master/convert_lora_to_gguf.py">convert_lora_to_gguf.py</a>
 */
public record LlamaLayout(String architecture, boolean interleaved, int heads, int keyValueHeads) {
    private static final Map<String, LlamaLayout> KNOWN =
            Map.of(
                    "llama", new LlamaLayout("llama", true, 1, 1),
                    "mistral", new LlamaLayout("llama", true, 1, 1),
                    "qwen2", new LlamaLayout("qwen2", false, 1, 1),
                    "qwen3", new LlamaLayout("qwen3", false, 1, 1));
    private static final Map<String, String> MODULES =
            Map.of(
                    "self_attn.q_proj", "attn_q",
                    "self_attn.k_proj", "attn_k",
                    "self_attn.v_proj", "attn_v",
                    "self_attn.o_proj", "attn_output",
                    "mlp.gate_proj", "ffn_gate",
                    "mlp.up_proj", "ffn_up",
                    "mlp.down_proj", "ffn_down");
    private static final Pattern LAYER = Pattern.compile("model\\.layers\\.([0-9]{1,5})\\.(.+)");
    private static final int MOST_HEADS = 4_096;

    /**
     * The layout of a model by what its configuration says.
     *
     * @param settings of its {@code config.json}
     */
    public static LlamaLayout of(SequencedMap<String, String> settings) throws RefusedException {
        String type = settings.getOrDefault("model_type", "");
        LlamaLayout known = KNOWN.get(type);
        if (known == null) {
            throw refused(
                    "model_type",
                    "is \"%s\"; adapters are turned into GGUF for %s"
                            .formatted(type, KNOWN.keySet().stream().sorted().toList()));
        }
        int heads = heads(settings, "num_attention_heads", Optional.empty());
        int keyValueHeads = heads(settings, "num_key_value_heads", Optional.of(heads));
        return new LlamaLayout(known.architecture, known.interleaved, heads, keyValueHeads);
    }

    private static int heads(
            SequencedMap<String, String> settings, String field, Optional<Integer> otherwise)
            throws RefusedException {
        String said = settings.get(field);
        if (said == null && otherwise.isPresent()) {
            return otherwise.get();
        }
        if (said == null
                || !said.matches("[1-9][0-9]{0,3}")
                || Integer.parseInt(said) > MOST_HEADS) {
            throw refused(field, "is no number of heads: " + said);
        }
        return Integer.parseInt(said);
    }

    /** The module's name in GGUF, without {@code .weight}. */
    String name(String module) throws RefusedException {
        if (module.equals("lm_head")) {
            return "output";
        }
        Matcher layer = LAYER.matcher(module);
        String own = layer.matches() ? MODULES.get(layer.group(2)) : null;
        if (own == null) {
            throw refused(module, "is a module that has no place in a GGUF adapter here");
        }
        return "blk." + layer.group(1) + "." + own;
    }

    /** Whether the rows of a module's upper factor change places. */
    boolean moves(String module) {
        return interleaved && (module.endsWith(".q_proj") || module.endsWith(".k_proj"));
    }

    /**
     * The upper factor with its rows in llama.cpp's order.
     *
     * @param up outputs × rank, row by row
     */
    float[] moved(String module, float[] up, int rank) throws RefusedException {
        int rows = up.length / rank;
        int inHeads = module.endsWith(".k_proj") ? keyValueHeads : heads;
        if (rows % (2 * inHeads) != 0) {
            throw refused(
                    module, "has %d rows, which %d heads do not share".formatted(rows, inHeads));
        }
        int half = rows / inHeads / 2;
        float[] moved = new float[up.length];
        for (int row = 0; row < rows; row++) {
            int within = row % (2 * half);
            int to = row - within + 2 * (within % half) + within / half;
            System.arraycopy(up, row * rank, moved, to * rank, rank);
        }
        return moved;
    }

    private static RefusedException refused(String place, String detail) {
        return new RefusedException(Kind.UNSUPPORTED, "config.json", place, detail);
    }

    /** Hugging Face's names of architectures that can be turned. */
    public static List<String> modelTypes() {
        return KNOWN.keySet().stream().sorted().toList();
    }
}
