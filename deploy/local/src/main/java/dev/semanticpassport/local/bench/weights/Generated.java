package dev.semanticpassport.local.bench.weights;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SplittableRandom;

/** Files of weights that nobody trained, of the sizes of real ones. */
final class Generated {
    private static final String LAYER = "model.layers.%d.";
    private static final List<String> PROJECTIONS =
            List.of(
                    "self_attn.q_proj",
                    "self_attn.k_proj",
                    "self_attn.v_proj",
                    "self_attn.o_proj",
                    "mlp.gate_proj",
                    "mlp.up_proj",
                    "mlp.down_proj");

    private Generated() {}

    private record Tensor(String name, String type, int bytesEach, long rows, long columns) {
        long bytes() {
            return rows * columns * bytesEach;
        }
    }

    /** A model of about so many bytes, in 32-bit numbers. */
    static Path model(Path folder, long bytes) throws IOException {
        List<Tensor> tensors = new ArrayList<>();
        long left = bytes;
        for (int layer = 0; left > 0; layer++) {
            Tensor tensor =
                    new Tensor(
                            LAYER.formatted(layer) + "mlp.up_proj.weight", "F32", 4, 4_096, 2_048);
            tensors.add(tensor);
            left -= tensor.bytes();
        }
        Path file = folder.resolve("model.safetensors");
        write(file, tensors);
        return file;
    }

    /** An adapter of so many modules on a model of so many numbers a token. */
    static void adapter(Path folder, int modules, int width, int rank) throws IOException {
        Files.createDirectories(folder);
        List<Tensor> tensors = new ArrayList<>();
        for (int i = 0; i < modules; i++) {
            String name =
                    "base_model.model."
                            + LAYER.formatted(i / PROJECTIONS.size())
                            + PROJECTIONS.get(i % PROJECTIONS.size());
            tensors.add(new Tensor(name + ".lora_A.weight", "F32", 4, rank, width));
            tensors.add(new Tensor(name + ".lora_B.weight", "F32", 4, width, rank));
        }
        write(folder.resolve("adapter_model.safetensors"), tensors);
        Files.writeString(
                folder.resolve("adapter_config.json"),
                "{\"peft_type\":\"LORA\",\"r\":%d,\"lora_alpha\":%d}".formatted(rank, 2 * rank));
    }

    /**
     * A model of 70 billion numbers in 30 files, of which only the headers take room on the disk.
     */
    static void shards(Path folder) throws IOException {
        Files.createDirectories(folder);
        List<Tensor> tensors = new ArrayList<>();
        tensors.add(new Tensor("model.embed_tokens.weight", "BF16", 2, 128_256, 8_192));
        for (int layer = 0; layer < 80; layer++) {
            String at = LAYER.formatted(layer);
            tensors.add(new Tensor(at + "input_layernorm.weight", "BF16", 2, 1, 8_192));
            tensors.add(new Tensor(at + "self_attn.q_proj.weight", "BF16", 2, 8_192, 8_192));
            tensors.add(new Tensor(at + "self_attn.k_proj.weight", "BF16", 2, 1_024, 8_192));
            tensors.add(new Tensor(at + "self_attn.v_proj.weight", "BF16", 2, 1_024, 8_192));
            tensors.add(new Tensor(at + "self_attn.o_proj.weight", "BF16", 2, 8_192, 8_192));
            tensors.add(new Tensor(at + "post_attention_layernorm.weight", "BF16", 2, 1, 8_192));
            tensors.add(new Tensor(at + "mlp.gate_proj.weight", "BF16", 2, 28_672, 8_192));
            tensors.add(new Tensor(at + "mlp.up_proj.weight", "BF16", 2, 28_672, 8_192));
            tensors.add(new Tensor(at + "mlp.down_proj.weight", "BF16", 2, 8_192, 28_672));
        }
        tensors.add(new Tensor("model.norm.weight", "BF16", 2, 1, 8_192));
        tensors.add(new Tensor("lm_head.weight", "BF16", 2, 128_256, 8_192));
        SequencedMap<String, String> index = new LinkedHashMap<>();
        int shards = 30;
        for (int shard = 0; shard < shards; shard++) {
            String name = "model-%05d-of-%05d.safetensors".formatted(shard + 1, shards);
            List<Tensor> part = new ArrayList<>();
            for (int i = shard; i < tensors.size(); i += shards) {
                part.add(tensors.get(i));
                index.put(tensors.get(i).name, name);
            }
            byte[] header = header(part);
            try (RandomAccessFile file =
                    new RandomAccessFile(folder.resolve(name).toFile(), "rw")) {
                file.write(header);
                file.setLength(header.length + part.stream().mapToLong(Tensor::bytes).sum());
            }
        }
        StringBuilder json = new StringBuilder("{\"weight_map\":{");
        for (Map.Entry<String, String> one : index.entrySet()) {
            json.append(json.charAt(json.length() - 1) == '{' ? "" : ",")
                    .append("\"%s\":\"%s\"".formatted(one.getKey(), one.getValue()));
        }
        Files.writeString(folder.resolve("model.safetensors.index.json"), json.append("}}"));
    }

    private static byte[] header(List<Tensor> tensors) {
        StringBuilder json = new StringBuilder("{");
        long at = 0;
        for (Tensor tensor : tensors) {
            json.append(at == 0 ? "" : ",")
                    .append(
                            "\"%s\":{\"dtype\":\"%s\",\"shape\":[%d,%d],\"data_offsets\":[%d,%d]}"
                                    .formatted(
                                            tensor.name,
                                            tensor.type,
                                            tensor.rows,
                                            tensor.columns,
                                            at,
                                            at + tensor.bytes()));
            at += tensor.bytes();
        }
        byte[] text = json.append('}').toString().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + text.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(text.length)
                .put(text)
                .array();
    }

    private static void write(Path path, List<Tensor> tensors) throws IOException {
        SplittableRandom random = new SplittableRandom(tensors.size());
        ByteBuffer piece = ByteBuffer.allocateDirect(1 << 20).order(ByteOrder.LITTLE_ENDIAN);
        try (FileChannel file =
                FileChannel.open(
                        path,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(header(tensors)));
            for (Tensor tensor : tensors) {
                for (long left = tensor.bytes(); left > 0; left -= piece.limit()) {
                    piece.clear().limit((int) Math.min(piece.capacity(), left));
                    for (int i = 0; i < piece.limit(); i += Float.BYTES) {
                        piece.putFloat(i, (float) random.nextDouble(-0.05, 0.05));
                    }
                    while (piece.hasRemaining()) {
                        file.write(piece);
                    }
                }
            }
        }
    }
}
