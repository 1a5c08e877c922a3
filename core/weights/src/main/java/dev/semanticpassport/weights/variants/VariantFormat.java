package dev.semanticpassport.weights.variants;

/** As what a variant is written. */
public enum VariantFormat {
    /** A folder with {@code adapter_config.json} and {@code adapter_model.safetensors}. */
    PEFT,
    /** One file. */
    GGUF
}
