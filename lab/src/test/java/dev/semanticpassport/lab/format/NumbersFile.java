package dev.semanticpassport.lab.format;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Named numbers, as a witness hands them over. */
final class NumbersFile {
    private final Map<String, float[]> numbers = new LinkedHashMap<>();

    void put(String name, float[] all) {
        numbers.put(name, all);
    }

    void putTokens(String text, int[] tokens) {
        float[] all = new float[tokens.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = tokens[i];
        }
        numbers.put("tokens of " + text, all);
    }

    Map<String, float[]> numbers() {
        return numbers;
    }

    void write(Path file) throws IOException {
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            out.writeInt(numbers.size());
            for (Map.Entry<String, float[]> one : numbers.entrySet()) {
                out.writeUTF(one.getKey());
                out.writeInt(one.getValue().length);
                for (float number : one.getValue()) {
                    out.writeFloat(number);
                }
            }
        }
    }

    static NumbersFile read(Path file) throws IOException {
        NumbersFile read = new NumbersFile();
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            for (int left = in.readInt(); left > 0; left--) {
                String name = in.readUTF();
                float[] all = new float[in.readInt()];
                for (int i = 0; i < all.length; i++) {
                    all[i] = in.readFloat();
                }
                read.put(name, all);
            }
        }
        return read;
    }
}
