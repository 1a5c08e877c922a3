package dev.semanticpassport.lab.model;

import java.util.Arrays;
import java.util.List;

/** The seven linear modules of a layer, under the names that model files use. */
public enum Linear {
    QUERY("self_attn", "q_proj"),
    KEY("self_attn", "k_proj"),
    VALUE("self_attn", "v_proj"),
    OUTPUT("self_attn", "o_proj"),
    GATE("mlp", "gate_proj"),
    UP("mlp", "up_proj"),
    DOWN("mlp", "down_proj");

    /** Names of the modules, in a layer's order. */
    public static final List<String> MODULES = Arrays.stream(values()).map(Linear::module).toList();

    private final String block;
    private final String module;

    Linear(String block, String module) {
        this.block = block;
        this.module = module;
    }

    /** The module's own name, e.g. {@code q_proj}. */
    public String module() {
        return module;
    }

    /** The module's path in a model, e.g. {@code model.layers.3.self_attn.q_proj}. */
    public String path(int layer) {
        return "model.layers." + layer + "." + block + "." + module;
    }

    /** Numbers that come out. */
    public int rows(LlamaShape shape) {
        return this == GATE || this == UP ? shape.feedForward() : shape.width();
    }

    /** Numbers that go in. */
    public int columns(LlamaShape shape) {
        return this == DOWN ? shape.feedForward() : shape.width();
    }
}
