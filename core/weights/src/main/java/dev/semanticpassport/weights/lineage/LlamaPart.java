package dev.semanticpassport.weights.lineage;

import java.util.List;
import java.util.Optional;

/** Tensors of a layer, under the names that Hugging Face and GGUF give them. */
enum LlamaPart {
    QUERY("self_attn.q_proj", "attn_q"),
    KEY("self_attn.k_proj", "attn_k"),
    VALUE("self_attn.v_proj", "attn_v"),
    OUTPUT("self_attn.o_proj", "attn_output"),
    GATE("mlp.gate_proj", "ffn_gate"),
    UP("mlp.up_proj", "ffn_up"),
    DOWN("mlp.down_proj", "ffn_down"),
    READING_GAINS("input_layernorm", "attn_norm"),
    FEEDING_GAINS("post_attention_layernorm", "ffn_norm");

    private static final List<String> EMBEDDINGS = List.of("embed_tokens", "token_embd");

    private final String name;
    private final String inGguf;

    LlamaPart(String name, String inGguf) {
        this.name = name;
        this.inGguf = inGguf;
    }

    static Optional<LlamaPart> named(String path) {
        for (LlamaPart part : values()) {
            if (part.name.equals(path) || part.inGguf.equals(path)) {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }

    static boolean isEmbedding(String path) {
        return EMBEDDINGS.stream().anyMatch(name -> path.equals(name) || path.endsWith("." + name));
    }
}
