package dev.semanticpassport.lab.format;

import dev.semanticpassport.lab.model.Linear;
import dev.semanticpassport.lab.model.LlamaShape;
import dev.semanticpassport.lab.model.Weights;
import dev.semanticpassport.lab.tensor.Tensor;
import dev.semanticpassport.weights.TensorEntry;
import dev.semanticpassport.weights.decoding.Decoding;
import dev.semanticpassport.weights.opening.OpenFile;
import dev.semanticpassport.weights.opening.Opened;
import dev.semanticpassport.weights.opening.Opening;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the readers of untrusted files give, as weights of a model. */
final class ReadByUs {
    private ReadByUs() {}

    /** All numbers of all tensors. */
    static Map<String, float[]> numbers(Path path) throws IOException {
        try (Opened opened = Opening.open(path)) {
            if (!opened.refusals().isEmpty()) {
                throw new IOException(opened.refusals().toString());
            }
            Map<String, float[]> numbers = new LinkedHashMap<>();
            for (OpenFile file : opened.files()) {
                for (TensorEntry tensor : file.header().tensors()) {
                    numbers.put(
                            tensor.name(),
                            file.mapped().read(bytes -> new Decoding().whole(bytes, tensor)));
                }
            }
            return numbers;
        }
    }

    /** A folder in Hugging Face's layout. */
    static Weights folder(Path folder, LlamaShape shape) throws IOException {
        return weights(shape, numbers(folder));
    }

    /** A GGUF file: other names, and rows of queries and keys in llama.cpp's order. */
    static Weights gguf(Path file, LlamaShape shape) throws IOException {
        Map<String, float[]> read = numbers(file);
        Map<String, float[]> numbers = new LinkedHashMap<>();
        numbers.put("model.embed_tokens.weight", take(read, "token_embd.weight"));
        numbers.put("model.norm.weight", take(read, "output_norm.weight"));
        for (int layer = 0; layer < shape.layers(); layer++) {
            String from = "blk." + layer + ".";
            String to = "model.layers." + layer + ".";
            numbers.put(to + "input_layernorm.weight", take(read, from + "attn_norm.weight"));
            numbers.put(
                    to + "post_attention_layernorm.weight", take(read, from + "ffn_norm.weight"));
            for (Linear linear : Linear.values()) {
                float[] matrix = take(read, from + GgufFile.name(linear) + ".weight");
                boolean turned = linear == Linear.QUERY || linear == Linear.KEY;
                numbers.put(
                        linear.path(layer) + ".weight",
                        turned ? turnedBack(matrix, linear.columns(shape), shape) : matrix);
            }
        }
        return weights(shape, numbers);
    }

    private static float[] take(Map<String, float[]> read, String name) throws IOException {
        float[] found = read.remove(name);
        if (found == null) {
            throw new IOException("no tensor " + name);
        }
        return found;
    }

    private static float[] turnedBack(float[] matrix, int columns, LlamaShape shape) {
        int head = shape.headWidth();
        float[] back = new float[matrix.length];
        for (int row = 0; row < matrix.length / columns; row++) {
            int within = row % head;
            int to = row - within + within / 2 + (within % 2) * (head / 2);
            System.arraycopy(matrix, row * columns, back, to * columns, columns);
        }
        return back;
    }

    private static Weights weights(LlamaShape shape, Map<String, float[]> numbers) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        Weights.zeros(shape)
                .named()
                .forEach((name, zeros) -> {
                    float[] read = numbers.get(name);
                    if (read != null) {
                        tensors.put(name, Tensor.of(zeros.shape(), read));
                    }
                });
        return Weights.of(shape, tensors);
    }
}
