package dev.semanticpassport.lab.lora;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semanticpassport.lab.format.Json;
import dev.semanticpassport.lab.format.ModelFiles;
import dev.semanticpassport.lab.format.Safetensors;
import dev.semanticpassport.lab.model.Linear;
import dev.semanticpassport.lab.model.LlamaShape;
import dev.semanticpassport.lab.tensor.Tensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Adapters as PEFT reads and writes them. */
final class PeftFiles {
    static final String WEIGHTS = "adapter_model.safetensors";
    private static final String CONFIG = "adapter_config.json";

    private PeftFiles() {}

    static void save(Adapter adapter, Path folder) throws IOException {
        SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
        for (Adapter.Factor factor : adapter.factors()) {
            tensors.put(name(factor.path(), "lora_A"), factor.down());
            tensors.put(name(factor.path(), "lora_B"), factor.up());
        }
        SequencedMap<String, byte[]> files = new LinkedHashMap<>();
        files.put(CONFIG, config(adapter).getBytes(StandardCharsets.UTF_8));
        files.put(WEIGHTS, Safetensors.write(tensors, Safetensors.Type.F32));
        ModelFiles.save(folder, files);
    }

    private static String config(Adapter adapter) {
        ObjectNode config = Json.object();
        config.put("peft_type", "LORA")
                .put("task_type", "CAUSAL_LM")
                .put("base_model_name_or_path", "base")
                .put("r", adapter.rank())
                .put("lora_alpha", adapter.alpha())
                .put("lora_dropout", 0.0)
                .put("bias", "none")
                .put("fan_in_fan_out", false)
                .put("inference_mode", true)
                .put("init_lora_weights", true)
                .put("use_rslora", false)
                .put("use_dora", false)
                .putNull("modules_to_save")
                .putNull("layers_to_transform");
        ArrayNode modules = config.putArray("target_modules");
        for (Linear linear : Linear.values()) {
            modules.add(linear.module());
        }
        return Json.pretty(config);
    }

    static Adapter load(Path folder, LlamaShape shape) throws IOException {
        JsonNode config = Json.read(Files.readString(folder.resolve(CONFIG)));
        int rank = config.path("r").asInt();
        float alpha = (float) config.path("lora_alpha").asDouble();
        if (!config.path("peft_type").asText().equals("LORA") || rank < 1 || !(alpha > 0)) {
            throw new IOException(CONFIG + ": no LoRA adapter with positive r and lora_alpha");
        }
        if (config.path("use_rslora").asBoolean() || config.path("use_dora").asBoolean()) {
            throw new IOException(CONFIG + ": rsLoRA and DoRA are not read");
        }
        Map<String, Tensor> tensors = Safetensors.read(Files.readAllBytes(folder.resolve(WEIGHTS)));
        List<Adapter.Factor> factors = new ArrayList<>();
        for (int layer = 0; layer < shape.layers(); layer++) {
            for (Linear linear : Linear.values()) {
                String path = linear.path(layer);
                factors.add(
                        new Adapter.Factor(
                                layer,
                                linear,
                                tensor(tensors, name(path, "lora_A"), rank, linear.columns(shape)),
                                tensor(tensors, name(path, "lora_B"), linear.rows(shape), rank)));
            }
        }
        return new Adapter(shape, rank, alpha, factors);
    }

    private static Tensor tensor(Map<String, Tensor> tensors, String name, int rows, int columns)
            throws IOException {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new IOException(WEIGHTS + ": tensor missing: " + name);
        }
        if (!Arrays.equals(tensor.shape(), new int[] {rows, columns})) {
            throw new IOException(
                    "%s: tensor %s has shape %s, expected [%d, %d]"
                            .formatted(
                                    WEIGHTS, name, Arrays.toString(tensor.shape()), rows, columns));
        }
        return tensor;
    }

    private static String name(String path, String factor) {
        return "base_model.model." + path + "." + factor + ".weight";
    }
}
