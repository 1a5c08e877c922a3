package dev.semanticpassport.lab.format;

import dev.semanticpassport.lab.model.LlamaShape;
import dev.semanticpassport.lab.model.Weights;
import dev.semanticpassport.lab.token.Tokenizer;
import dev.semanticpassport.weights.Element;
import dev.semanticpassport.weights.TensorEntry;
import dev.semanticpassport.weights.TensorFile;
import dev.semanticpassport.weights.gguf.GgufNotes;
import dev.semanticpassport.weights.gguf.ReadingGguf;
import dev.semanticpassport.weights.gguf.WritingGguf;
import dev.semanticpassport.weights.writing.StoredTensor;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * GGUF files whose matrices hold random numbers of one type. Any bytes are numbers of a packed
 * type; only its scales must be small ones.
 */
final class StoredAs {
    /** Rows are whole blocks of every type. */
    static final LlamaShape SHAPE = new LlamaShape(2_048, 256, 2, 4, 512, 256, 10_000, 1e-5f);

    private final SplittableRandom random = new SplittableRandom(5);
    private final Element element;

    private StoredAs(Element element) {
        this.element = element;
    }

    /** A model that has all its matrices of this type. */
    static void model(Path path, Tokenizer tokenizer, Element element) throws IOException {
        new StoredAs(element).write(path, tokenizer, SHAPE, TensorEntry::isMatrix, _ -> false);
    }

    /** A model that hands its embeddings, of this type, to its last norm as they are. */
    static void embeddings(Path path, Tokenizer tokenizer, Element element) throws IOException {
        LlamaShape oneLayer = new LlamaShape(2_048, 256, 1, 4, 512, 256, 10_000, 1e-5f);
        new StoredAs(element)
                .write(
                        path,
                        tokenizer,
                        oneLayer,
                        tensor -> tensor.name().equals("token_embd.weight"),
                        tensor ->
                                tensor.name().endsWith("attn_output.weight")
                                        || tensor.name().endsWith("ffn_down.weight"));
    }

    private void write(
            Path path,
            Tokenizer tokenizer,
            LlamaShape shape,
            Predicate<TensorEntry> stored,
            Predicate<TensorEntry> zero)
            throws IOException {
        byte[] plain = GgufFile.write(tokenizer, Weights.random(shape, 3));
        MemorySegment bytes = MemorySegment.ofArray(plain);
        TensorFile header = ReadingGguf.read("plain", bytes);
        List<StoredTensor> tensors = new ArrayList<>();
        for (TensorEntry tensor : header.tensors()) {
            if (zero.test(tensor)) {
                tensors.add(
                        StoredTensor.of(
                                tensor.name(), tensor.shape(), new float[(int) tensor.elements()]));
            } else if (stored.test(tensor)) {
                tensors.add(
                        new StoredTensor(
                                tensor.name(),
                                element,
                                tensor.shape(),
                                MemorySegment.ofArray(blocks(tensor.elements()))));
            } else {
                tensors.add(StoredTensor.of(tensor.name(), tensor, bytes));
            }
        }
        WritingGguf.write(path, GgufNotes.of("plain", bytes), tensors, 32);
    }

    private byte[] blocks(long elements) {
        int count = (int) (elements / element.blockElements());
        ByteBuffer all =
                ByteBuffer.wrap(new byte[count * element.blockBytes()])
                        .order(ByteOrder.LITTLE_ENDIAN);
        byte[] block = new byte[element.blockBytes()];
        for (int i = 0; i < count; i++) {
            random.nextBytes(block);
            all.put(block);
            scale(all, i * element.blockBytes());
        }
        return all.array();
    }

    /** Overwrites what must not be any bytes: numbers themselves, or the scales of a block. */
    private void scale(ByteBuffer all, int at) {
        float number = (float) random.nextDouble(.5, 1);
        switch (element) {
            case F32 -> all.putFloat(at, sign() * .05f * number);
            case F16 -> all.putShort(at, Float.floatToFloat16(sign() * .05f * number));
            case BF16 -> all.putShort(at, Safetensors.toBf16(sign() * .05f * number));
            case Q8_0 -> half(all, at, 5e-4f * number);
            case Q4_0 -> half(all, at, 1e-2f * number);
            case Q4_K, Q5_K -> {
                half(all, at, 1e-4f * number);
                half(all, at + 2, 8e-4f * number);
            }
            case Q6_K -> half(all, at + 208, 2e-5f * number);
            // the types that are asked for are listed in the test
            default -> throw new IllegalArgumentException(element.name());
        }
    }

    private int sign() {
        return random.nextBoolean() ? 1 : -1;
    }

    private static void half(ByteBuffer all, int at, float scale) {
        all.putShort(at, Float.floatToFloat16(scale));
    }
}
