package dev.semanticpassport.local.bench.flood;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** A base and a model after it that differ in every number: comparing them takes the most room. */
record TwoModels(Path folder) {
    private static final int ROWS = 4_096;

    /**
     * Writes them.
     *
     * @param columns of the one matrix of 4,096 rows
     */
    static TwoModels write(Path folder, int columns) throws IOException {
        TwoModels models = new TwoModels(folder);
        write(models.base(), columns, 1);
        write(models.after(), columns, 2);
        return models;
    }

    Path base() {
        return folder.resolve("base");
    }

    Path after() {
        return folder.resolve("after");
    }

    private static void write(Path folder, int columns, long seed) throws IOException {
        Files.createDirectories(folder);
        SplittableRandom random = new SplittableRandom(seed);
        long bytes = (long) ROWS * columns * Float.BYTES;
        byte[] header =
                ("{\"model.layers.0.mlp.up_proj.weight\":{\"dtype\":\"F32\",\"shape\":[%d,%d],"
                                + "\"data_offsets\":[0,%d]}}")
                        .formatted(ROWS, columns, bytes)
                        .getBytes(StandardCharsets.UTF_8);
        ByteBuffer row = ByteBuffer.allocate(columns * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        try (DataOutputStream out =
                new DataOutputStream(
                        new BufferedOutputStream(
                                Files.newOutputStream(folder.resolve("model.safetensors"))))) {
            out.writeLong(Long.reverseBytes(header.length));
            out.write(header);
            for (int i = 0; i < ROWS; i++) {
                row.clear();
                for (int j = 0; j < columns; j++) {
                    row.putFloat((float) random.nextDouble(-0.05, 0.05));
                }
                out.write(row.array());
            }
        }
    }
}
