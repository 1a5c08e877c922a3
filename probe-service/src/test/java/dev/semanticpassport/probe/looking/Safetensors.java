package dev.semanticpassport.probe.looking;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Writes small files of tensors. */
public final class Safetensors {
    private final Map<String, int[]> shapes = new LinkedHashMap<>();

    /** A matrix of 32-bit numbers. */
    public Safetensors with(String name, int rows, int columns) {
        shapes.put(name, new int[] {rows, columns});
        return this;
    }

    /** The file's bytes, with numbers drawn one after another. */
    public byte[] bytes(RandomGenerator random) {
        StringBuilder header = new StringBuilder("{");
        int at = 0;
        for (Map.Entry<String, int[]> one : shapes.entrySet()) {
            int[] shape = one.getValue();
            int end = at + 4 * shape[0] * shape[1];
            header.append(header.length() > 1 ? "," : "")
                    .append(
                            "\"%s\":{\"dtype\":\"F32\",\"shape\":[%d,%d],\"data_offsets\":[%d,%d]}"
                                    .formatted(one.getKey(), shape[0], shape[1], at, end));
            at = end;
        }
        byte[] text = header.append('}').toString().getBytes(StandardCharsets.UTF_8);
        ByteBuffer file = ByteBuffer.allocate(8 + text.length + at).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(text.length).put(text);
        while (file.hasRemaining()) {
            file.putFloat((float) random.nextGaussian());
        }
        return file.array();
    }

    /** A folder with a low-rank adapter of so many layers. */
    public static Path adapter(Path folder, int layers, RandomGenerator random) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("adapter_config.json"),
                """
                {"peft_type":"LORA","base_model_name_or_path":"a/base","r":4,"lora_alpha":8}
                """);
        Safetensors tensors = new Safetensors();
        for (int layer = 0; layer < layers; layer++) {
            String module = "base_model.model.layers." + layer + ".self_attn.q_proj.";
            tensors.with(module + "lora_A.weight", 4, 24).with(module + "lora_B.weight", 16, 4);
        }
        Files.write(folder.resolve("adapter_model.safetensors"), tensors.bytes(random));
        return folder;
    }

    /** A folder with the model that such an adapter stands on. */
    public static Path base(Path folder, int layers, RandomGenerator random) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("config.json"), "{\"model_type\":\"llama\"}\n");
        Files.writeString(folder.resolve("tokenizer.json"), "{}\n");
        Safetensors tensors = new Safetensors();
        for (int layer = 0; layer < layers; layer++) {
            tensors.with("layers." + layer + ".self_attn.q_proj.weight", 16, 24);
        }
        Files.write(folder.resolve("model.safetensors"), tensors.bytes(random));
        return folder;
    }
}
