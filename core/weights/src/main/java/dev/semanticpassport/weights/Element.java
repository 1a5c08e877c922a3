package dev.semanticpassport.weights;

/**
 * How a tensor's numbers are stored. Types of GGUF pack a block of numbers into a run of bytes
 * (ggml's block layouts); the sizes are those of ggml and of the safetensors format.
 */
public enum Element {
    F64(1, 8, true),
    F32(1, 4, true),
    F16(1, 2, true),
    BF16(1, 2, true),
    F8_E4M3(1, 1, true),
    F8_E5M2(1, 1, true),
    F8_E8M0(1, 1, false),
    F6_E2M3(4, 3, false),
    F6_E3M2(4, 3, false),
    F4(2, 1, false),
    C64(1, 8, false),
    I64(1, 8, false),
    I32(1, 4, false),
    I16(1, 2, false),
    I8(1, 1, false),
    U64(1, 8, false),
    U32(1, 4, false),
    U16(1, 2, false),
    U8(1, 1, false),
    BOOL(1, 1, false),
    Q4_0(32, 18, true),
    Q4_1(32, 20, false),
    Q5_0(32, 22, false),
    Q5_1(32, 24, false),
    Q8_0(32, 34, true),
    Q8_1(32, 36, false),
    Q2_K(256, 84, false),
    Q3_K(256, 110, false),
    Q4_K(256, 144, true),
    Q5_K(256, 176, true),
    Q6_K(256, 210, true),
    Q8_K(256, 292, false),
    IQ2_XXS(256, 66, false),
    IQ2_XS(256, 74, false),
    IQ3_XXS(256, 98, false),
    IQ1_S(256, 50, false),
    IQ4_NL(32, 18, false),
    IQ3_S(256, 110, false),
    IQ2_S(256, 82, false),
    IQ4_XS(256, 136, false),
    IQ1_M(256, 56, false),
    TQ1_0(256, 54, false),
    TQ2_0(256, 66, false),
    MXFP4(32, 17, false);

    private final int blockElements;
    private final int blockBytes;
    private final boolean readable;

    Element(int blockElements, int blockBytes, boolean readable) {
        this.blockElements = blockElements;
        this.blockBytes = blockBytes;
        this.readable = readable;
    }

    /** Numbers that are stored together; 1 where each stands alone. */
    public int blockElements() {
        return blockElements;
    }

    /** Bytes of one block. */
    public int blockBytes() {
        return blockBytes;
    }

    /** Whether the numbers are read; those of other types are listed and digested only. */
    public boolean readable() {
        return readable;
    }
}
