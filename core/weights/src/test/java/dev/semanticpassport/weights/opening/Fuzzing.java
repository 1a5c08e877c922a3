package dev.semanticpassport.weights.opening;

import dev.semanticpassport.weights.RefusedException;
import dev.semanticpassport.weights.TensorEntry;
import dev.semanticpassport.weights.TensorFile;
import dev.semanticpassport.weights.Written;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Right files with a few bytes, words or runs changed, so that readers get deep before it shows.
 */
final class Fuzzing {
    private static final byte[][] SEEDS = {
        Written.bytes(
                Written.safetensors(
                        "{\"__metadata__\":{\"format\":\"pt\"},"
                                + "\"a.weight\":{\"dtype\":\"F32\",\"shape\":[2,2],\"data_offsets\":[0,16]},"
                                + "\"b.weight\":{\"dtype\":\"BF16\",\"shape\":[4],\"data_offsets\":[16,24]}}",
                        24)),
        Written.Gguf.version(3, 2, 4)
                .note("general.architecture", "llama")
                .note("general.alignment", 32)
                .note("llama.rope.freq_base", 10000f)
                .text("tokenizer.ggml.tokens")
                .int32(9)
                .int32(8)
                .int64(2)
                .text("a")
                .text("b")
                .tensor("token_embd.weight", 2, 0, 32, 2)
                .tensor("output_norm.weight", 0, 64, 8)
                .align()
                .zeros(96)
                .toBytes(),
        llama2c()
    };
    private static final List<String> WORDS =
            List.of(
                    "9223372036854775808",
                    "-1",
                    "1e400",
                    "{",
                    "}",
                    "[",
                    "]",
                    "\"",
                    "\\u0000",
                    "null",
                    "\"F32\"",
                    "\"data_offsets\":[0,16]",
                    "\"a.weight\"",
                    "__metadata__",
                    "GGUF",
                    ":",
                    ",");

    private final Map<dev.semanticpassport.weights.Refusal.Kind, Integer> refusals =
            new EnumMap<>(dev.semanticpassport.weights.Refusal.Kind.class);
    private static final long SUSPICIOUS = 1 << 19;
    private final AllocatedBytes allocated = new AllocatedBytes();
    private long mostAllocated;
    private int read;

    /** The most bytes that reading one file took from the heap. */
    long mostAllocated() {
        return mostAllocated;
    }

    /** How often each kind of refusal came. */
    Map<dev.semanticpassport.weights.Refusal.Kind, Integer> refusals() {
        return refusals;
    }

    /** How many changed files were read nevertheless. */
    int read() {
        return read;
    }

    /** Changes a file and reads it; whatever is read must lie in the file. */
    void once(RandomGenerator random) {
        byte[] file = changed(random);
        MemorySegment bytes = MemorySegment.ofArray(file);
        Optional<TensorFile> header;
        long before = allocated.soFar();
        try {
            try {
                header = Optional.of(Recognising.read("fuzzed.bin", bytes));
            } finally {
                if (allocated.soFar() - before > SUSPICIOUS) {
                    // a refusal that comes for the first time loads classes on the heap; not twice
                    before = allocated.soFar();
                    readAgain(bytes);
                }
            }
        } catch (RefusedException e) {
            refusals.merge(e.refusal().kind(), 1, Integer::sum);
            return;
        } finally {
            mostAllocated = Math.max(mostAllocated, allocated.soFar() - before);
        }
        read++;
        for (TensorEntry tensor : header.orElseThrow().tensors()) {
            if (tensor.firstByte() < 0
                    || tensor.endByte() > file.length
                    || tensor.firstByte() > tensor.endByte()
                    || tensor.elements() < 0) {
                throw new AssertionError("lies outside: " + tensor);
            }
        }
    }

    private static void readAgain(MemorySegment bytes) {
        try {
            Recognising.read("fuzzed.bin", bytes);
        } catch (RefusedException e) {
            // was refused before, and is counted there
        }
    }

    private static byte[] changed(RandomGenerator random) {
        byte[] seed = SEEDS[random.nextInt(SEEDS.length)];
        byte[] file = seed.clone();
        // the header, which is what decides, gets most of the changes
        int reach = Math.min(file.length, random.nextInt(4) == 0 ? file.length : 400);
        for (int i = random.nextInt(1, 5); i > 0; i--) {
            int at = random.nextInt(reach);
            switch (random.nextInt(6)) {
                case 0 -> file[at] = (byte) random.nextInt();
                case 1 -> file[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> overwrite(file, at, number(random));
                case 3 ->
                        overwrite(
                                file,
                                at,
                                WORDS.get(random.nextInt(WORDS.size()))
                                        .getBytes(StandardCharsets.UTF_8));
                case 4 -> {
                    int from = random.nextInt(reach);
                    int most = Math.min(32, reach - Math.max(at, from));
                    System.arraycopy(file, from, file, at, random.nextInt(most + 1));
                }
                default -> file = java.util.Arrays.copyOf(file, random.nextInt(1, file.length + 9));
            }
            reach = Math.min(reach, file.length);
        }
        return file;
    }

    private static byte[] number(RandomGenerator random) {
        long number =
                switch (random.nextInt(4)) {
                    case 0 -> Long.MIN_VALUE + random.nextInt(3);
                    case 1 -> Long.MAX_VALUE - random.nextInt(64);
                    case 2 -> 1L << random.nextInt(64);
                    default -> -random.nextInt(64);
                };
        byte[] bytes = new byte[8];
        for (int i = 0; i < 8; i++) {
            bytes[i] = (byte) (number >> (8 * i));
        }
        return bytes;
    }

    private static void overwrite(byte[] file, int at, byte[] with) {
        System.arraycopy(with, 0, file, at, Math.min(with.length, file.length - at));
    }

    private static byte[] llama2c() {
        // width 4, feed-forward 4, one layer, one head, two words, two positions
        Written.Gguf file = new Written.Gguf();
        for (int one : new int[] {4, 4, 1, 1, 1, 2, 2}) {
            file.int32(one);
        }
        int numbers = 2 * 4 + 2 * 4 + 4 * 16 + 3 * 16 + 4 + 2 * 4;
        return file.zeros(4 * numbers).toBytes();
    }
}
