package dev.semanticpassport.transfer.training;

import java.util.List;

/**
 * What a kit has to know of the base that is trained on.
 *
 * @param name as a trainer loads it: a folder or an id at a hub
 * @param layers how many it has, at least 1
 * @param modules its linear modules, as paths within a layer (self_attn.q_proj)
 * @param contextTokens longest text that it reads
 */
public record BaseFacts(String name, int layers, List<String> modules, int contextTokens) {

    /** The linear modules of Llama's layout and of the many models that share it. */
    public static final List<String> LLAMA_MODULES =
            List.of(
                    "self_attn.q_proj",
                    "self_attn.k_proj",
                    "self_attn.v_proj",
                    "self_attn.o_proj",
                    "mlp.gate_proj",
                    "mlp.up_proj",
                    "mlp.down_proj");

    public BaseFacts {
        modules = List.copyOf(modules);
        if (name.isBlank() || layers < 1 || modules.isEmpty() || contextTokens < 1) {
            throw new IllegalArgumentException(
                    "a base has a name, layers, modules and room for tokens");
        }
    }

    /** A module's name as adapters' configurations have it: the end of its path. */
    public static String shortName(String module) {
        return module.substring(module.lastIndexOf('.') + 1);
    }
}
