package dev.semanticpassport.lab.format;

import dev.semanticpassport.lab.model.Linear;
import dev.semanticpassport.lab.model.LlamaShape;
import dev.semanticpassport.lab.model.Weights;
import dev.semanticpassport.lab.tensor.Tensor;
import dev.semanticpassport.lab.token.Special;
import dev.semanticpassport.lab.token.Tokenizer;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** A model as one GGUF file (version 3, numbers in full precision), as llama.cpp reads it. */
public final class GgufFile {
    private static final int VERSION = 3;
    private static final int ALIGNMENT = 32;
    private static final int UINT32 = 4;
    private static final int INT32 = 5;
    private static final int FLOAT32 = 6;
    private static final int STRING = 8;
    private static final int ARRAY = 9;
    private static final int TENSOR_F32 = 0;
    private static final int NORMAL_TOKEN = 1;
    private static final int CONTROL_TOKEN = 3;

    private final ByteArrayOutputStream entries = new ByteArrayOutputStream();
    private int entryCount;

    private GgufFile() {}

    /** The file's bytes. */
    public static byte[] write(Tokenizer tokenizer, Weights weights) {
        GgufFile file = new GgufFile();
        file.describe(weights.shape());
        file.describe(tokenizer);
        return file.bytes(tensors(weights));
    }

    private void describe(LlamaShape shape) {
        text("general.architecture", "llama");
        text("general.name", "lab");
        number("general.file_type", TENSOR_F32);
        number("llama.vocab_size", shape.vocabulary());
        number("llama.context_length", shape.positions());
        number("llama.embedding_length", shape.width());
        number("llama.block_count", shape.layers());
        number("llama.feed_forward_length", shape.feedForward());
        number("llama.attention.head_count", shape.heads());
        number("llama.attention.head_count_kv", shape.heads());
        number("llama.rope.dimension_count", shape.headWidth());
        real("llama.rope.freq_base", (float) shape.ropeTheta());
        real("llama.attention.layer_norm_rms_epsilon", shape.epsilon());
    }

    private void describe(Tokenizer tokenizer) {
        text("tokenizer.ggml.model", "gpt2");
        text("tokenizer.ggml.pre", "gpt-2");
        texts("tokenizer.ggml.tokens", tokenizer.pieces());
        array("tokenizer.ggml.token_type", INT32, tokenizer.size());
        for (int id = 0; id < tokenizer.size(); id++) {
            int32(id < Special.values().length ? CONTROL_TOKEN : NORMAL_TOKEN);
        }
        texts(
                "tokenizer.ggml.merges",
                tokenizer.merges().stream()
                        .map(merge -> merge.left() + " " + merge.right())
                        .toList());
        number("tokenizer.ggml.bos_token_id", Special.BEGIN.id());
        number("tokenizer.ggml.eos_token_id", Special.END.id());
    }

    private static SequencedMap<String, Tensor> tensors(Weights weights) {
        SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("token_embd.weight", weights.embedding());
        for (int i = 0; i < weights.layers().size(); i++) {
            Weights.Layer layer = weights.layers().get(i);
            String block = "blk." + i + ".";
            tensors.put(block + "attn_norm.weight", layer.attentionNorm());
            for (Linear linear : Linear.values()) {
                Tensor tensor = layer.linear(linear);
                boolean turned = linear == Linear.QUERY || linear == Linear.KEY;
                tensors.put(
                        block + name(linear) + ".weight",
                        turned ? interleaved(tensor, weights.shape()) : tensor);
            }
            tensors.put(block + "ffn_norm.weight", layer.feedForwardNorm());
        }
        tensors.put("output_norm.weight", weights.norm());
        return tensors;
    }

    static String name(Linear linear) {
        return switch (linear) {
            case QUERY -> "attn_q";
            case KEY -> "attn_k";
            case VALUE -> "attn_v";
            case OUTPUT -> "attn_output";
            case GATE -> "ffn_gate";
            case UP -> "ffn_up";
            case DOWN -> "ffn_down";
        };
    }

    /**
     * llama.cpp turns neighbouring pairs where we turn (i, i + half): the rows are brought into its
     * order.
     */
    private static Tensor interleaved(Tensor tensor, LlamaShape shape) {
        int half = shape.headWidth() / 2;
        int columns = tensor.columns();
        Tensor other = tensor.zeros();
        for (int row = 0; row < tensor.rows(); row++) {
            int inHead = row % (2 * half);
            int to = row - inHead + 2 * (inHead % half) + inHead / half;
            System.arraycopy(tensor.values(), row * columns, other.values(), to * columns, columns);
        }
        return other;
    }

    private byte[] bytes(SequencedMap<String, Tensor> tensors) {
        GgufFile head = new GgufFile();
        head.entries.writeBytes("GGUF".getBytes(StandardCharsets.US_ASCII));
        head.int32(VERSION);
        head.int64(tensors.size());
        head.int64(entryCount);
        head.entries.writeBytes(entries.toByteArray());
        long offset = 0;
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            Tensor tensor = entry.getValue();
            head.string(entry.getKey());
            head.int32(tensor.isMatrix() ? 2 : 1);
            if (tensor.isMatrix()) {
                head.int64(tensor.columns());
            }
            head.int64(tensor.rows());
            head.int32(TENSOR_F32);
            head.int64(offset);
            offset += aligned(4L * tensor.values().length);
        }
        head.pad();
        for (Tensor tensor : tensors.values()) {
            ByteBuffer numbers =
                    ByteBuffer.allocate(4 * tensor.values().length).order(ByteOrder.LITTLE_ENDIAN);
            numbers.asFloatBuffer().put(tensor.values());
            head.entries.writeBytes(numbers.array());
            head.pad();
        }
        return head.entries.toByteArray();
    }

    private void text(String key, String value) {
        key(key, STRING);
        string(value);
    }

    private void number(String key, int value) {
        key(key, UINT32);
        int32(value);
    }

    private void real(String key, float value) {
        key(key, FLOAT32);
        int32(Float.floatToIntBits(value));
    }

    private void texts(String key, List<String> values) {
        array(key, STRING, values.size());
        values.forEach(this::string);
    }

    private void array(String key, int type, int size) {
        key(key, ARRAY);
        int32(type);
        int64(size);
    }

    private void key(String key, int type) {
        entryCount++;
        string(key);
        int32(type);
    }

    private void string(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        int64(bytes.length);
        entries.writeBytes(bytes);
    }

    private void int32(int value) {
        ByteBuffer buffer = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
        entries.writeBytes(buffer.putInt(value).array());
    }

    private void int64(long value) {
        ByteBuffer buffer = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        entries.writeBytes(buffer.putLong(value).array());
    }

    private void pad() {
        entries.writeBytes(new byte[(int) (aligned(entries.size()) - entries.size())]);
    }

    private static long aligned(long size) {
        return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
}
