package dev.semanticpassport.weights;

/** The formats whose tensors are read. */
public enum FileFormat {
    SAFETENSORS,
    GGUF,
    /** Version 0 of llama2.c's export: seven integers, then 32-bit numbers. */
    LLAMA2C
}
