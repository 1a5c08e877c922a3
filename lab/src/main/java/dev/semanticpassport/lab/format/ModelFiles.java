package dev.semanticpassport.lab.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semanticpassport.lab.model.LlamaShape;
import dev.semanticpassport.lab.model.Weights;
import dev.semanticpassport.lab.token.Special;
import dev.semanticpassport.lab.token.Tokenizer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/** A whole model as files that other programs read: safetensors, config and tokenizer. */
public final class ModelFiles {
    public static final String WEIGHTS = "model.safetensors";
    private static final String CONFIG = "config.json";
    private static final String GENERATION = "generation_config.json";
    private static final String TOKENIZER = "tokenizer.json";
    private static final String TOKENIZER_CONFIG = "tokenizer_config.json";

    private ModelFiles() {}

    /** What the files say. */
    public record Parts(Tokenizer tokenizer, Weights weights) {}

    /** Where files come from. */
    @FunctionalInterface
    public interface Source {
        /** The bytes of a file by its name. */
        byte[] read(String name) throws IOException;
    }

    /** All files of a model by name, the weights last. */
    public static SequencedMap<String, byte[]> write(
            Tokenizer tokenizer, Weights weights, Safetensors.Type type) {
        SequencedMap<String, byte[]> files = new LinkedHashMap<>();
        LlamaShape shape = weights.shape();
        files.put(CONFIG, utf8(config(shape, type)));
        files.put(
                GENERATION,
                utf8(
                        Json.pretty(
                                Json.object()
                                        .put("bos_token_id", Special.BEGIN.id())
                                        .put("eos_token_id", Special.END.id()))));
        files.put(TOKENIZER, utf8(TokenizerFiles.tokenizer(tokenizer)));
        files.put(TOKENIZER_CONFIG, utf8(TokenizerFiles.config(shape.positions())));
        files.put(WEIGHTS, Safetensors.write(weights.named(), type));
        return files;
    }

    /**
     * Writes files into a folder, which is made if need be. Each appears whole or not at all, in
     * the given order, so whoever sees the last one sees them all.
     */
    public static void save(Path folder, Map<String, byte[]> files) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path part = folder.resolve(file.getKey() + ".part");
            Files.write(part, file.getValue());
            Files.move(part, folder.resolve(file.getKey()), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /**
     * Reads a model.
     *
     * @throws IOException naming the file that is missing or wrong
     */
    public static Parts read(Source source) throws IOException {
        Tokenizer tokenizer = TokenizerFiles.read(text(source, TOKENIZER));
        LlamaShape shape = shape(text(source, CONFIG));
        if (tokenizer.size() != shape.vocabulary()) {
            throw new IOException(
                    "tokenizer has %d tokens, model %d"
                            .formatted(tokenizer.size(), shape.vocabulary()));
        }
        try {
            return new Parts(tokenizer, Weights.of(shape, Safetensors.read(source.read(WEIGHTS))));
        } catch (IllegalArgumentException e) {
            throw new IOException(WEIGHTS + ": " + e.getMessage(), e);
        }
    }

    /** The files of a folder. */
    public static Source folder(Path folder) {
        return name -> Files.readAllBytes(folder.resolve(name));
    }

    private static String config(LlamaShape shape, Safetensors.Type type) {
        ObjectNode config = Json.object();
        config.putArray("architectures").add("LlamaForCausalLM");
        config.put("model_type", "llama")
                .put("hidden_act", "silu")
                .put("hidden_size", shape.width())
                .put("intermediate_size", shape.feedForward())
                .put("num_hidden_layers", shape.layers())
                .put("num_attention_heads", shape.heads())
                .put("num_key_value_heads", shape.heads())
                .put("head_dim", shape.headWidth())
                .put("max_position_embeddings", shape.positions())
                .put("rms_norm_eps", Double.parseDouble(Float.toString(shape.epsilon())))
                .put("rope_theta", shape.ropeTheta())
                .put("vocab_size", shape.vocabulary())
                .put("bos_token_id", Special.BEGIN.id())
                .put("eos_token_id", Special.END.id())
                .put("tie_word_embeddings", true)
                .put("attention_bias", false)
                .put("mlp_bias", false)
                .put("initializer_range", 0.02)
                .put("torch_dtype", type == Safetensors.Type.BF16 ? "bfloat16" : "float32")
                .put("use_cache", true);
        return Json.pretty(config);
    }

    private static LlamaShape shape(String json) throws IOException {
        try {
            JsonNode config = Json.read(json);
            if (!config.path("model_type").asText().equals("llama")
                    || !config.path("tie_word_embeddings").asBoolean()) {
                throw new IOException(CONFIG + ": only Llama with tied embeddings is read here");
            }
            return new LlamaShape(
                    config.path("vocab_size").asInt(),
                    config.path("hidden_size").asInt(),
                    config.path("num_hidden_layers").asInt(),
                    config.path("num_attention_heads").asInt(),
                    config.path("intermediate_size").asInt(),
                    config.path("max_position_embeddings").asInt(),
                    config.path("rope_theta").asDouble(10_000),
                    (float) config.path("rms_norm_eps").asDouble(1e-5));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new IOException(CONFIG + ": " + e.getMessage(), e);
        }
    }

    private static String text(Source source, String name) throws IOException {
        return new String(source.read(name), StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
