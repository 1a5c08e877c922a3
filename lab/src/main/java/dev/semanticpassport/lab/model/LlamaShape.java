package dev.semanticpassport.lab.model;

/**
 * The sizes of a decoder-only model in Llama's layout, its embeddings tied to its output.
 *
 * @param vocabulary tokens known
 * @param width numbers per token between layers
 * @param layers number of layers
 * @param heads attention heads; each as wide as {@code width / heads}
 * @param feedForward inner width of the feed-forward part
 * @param positions longest text in tokens
 * @param ropeTheta base of the rotary position frequencies
 * @param epsilon added to the mean square before its root is taken
 */
public record LlamaShape(
        int vocabulary,
        int width,
        int layers,
        int heads,
        int feedForward,
        int positions,
        double ropeTheta,
        float epsilon) {
    public LlamaShape {
        if (vocabulary < 1
                || width < 1
                || layers < 1
                || heads < 1
                || feedForward < 1
                || positions < 1) {
            throw new IllegalArgumentException("every size of a model must be at least 1");
        }
        if (width % (2 * heads) != 0) {
            throw new IllegalArgumentException(
                    "width %d must divide into %d heads of even width".formatted(width, heads));
        }
    }

    /** Numbers per head. */
    public int headWidth() {
        return width / heads;
    }

    /** Numbers that are learnt. */
    public long parameters() {
        long perLayer = 4L * width * width + 3L * width * feedForward + 2L * width;
        return (long) vocabulary * width + layers * perLayer + width;
    }
}
