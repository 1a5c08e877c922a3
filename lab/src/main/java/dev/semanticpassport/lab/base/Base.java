package dev.semanticpassport.lab.base;

import dev.semanticpassport.lab.chat.LabModel;
import dev.semanticpassport.lab.format.Json;
import dev.semanticpassport.lab.format.ModelFiles;
import dev.semanticpassport.lab.format.Safetensors;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * The shipped bases: files beside the code, refused unless their SHA-256 digests are the recorded
 * ones.
 */
public final class Base {
    private static final String FOLDER = "/base/";
    private static final String TWO_LANGUAGES = "/two-languages/";
    private static final String DIGESTS = "SHA256SUMS";
    private static final String RECIPE = "recipe.json";

    private Base() {}

    /**
     * The shipped base.
     *
     * @throws UncheckedIOException if a file is missing or is not the one that was shipped
     */
    public static LabModel load() {
        return load(FOLDER);
    }

    /**
     * The shipped base that reads and writes Russian and English.
     *
     * @throws UncheckedIOException if a file is missing or is not the one that was shipped
     */
    public static LabModel twoLanguages() {
        return load(TWO_LANGUAGES);
    }

    private static LabModel load(String folder) {
        try {
            Map<String, String> digests = digests(folder);
            ModelFiles.Parts parts =
                    ModelFiles.read(name -> {
                        byte[] bytes = resource(folder + name);
                        String digest = sha256(bytes);
                        if (!digest.equals(digests.get(name))) {
                            throw new IOException(
                                    "%s of the shipped base has digest %s, recorded is %s"
                                            .formatted(name, digest, digests.get(name)));
                        }
                        return bytes;
                    });
            return new LabModel(parts.tokenizer(), parts.weights());
        } catch (IOException e) {
            throw new UncheckedIOException("the shipped base cannot be read: " + e.getMessage(), e);
        }
    }

    /** SHA-256 of the shipped weights file, in hexadecimal digits. */
    public static String digest() {
        return digest(FOLDER);
    }

    /** The same of the base in two languages. */
    public static String twoLanguagesDigest() {
        return digest(TWO_LANGUAGES);
    }

    private static String digest(String folder) {
        try {
            String digest = digests(folder).get(ModelFiles.WEIGHTS);
            if (digest == null) {
                throw new IOException(DIGESTS + " does not name " + ModelFiles.WEIGHTS);
            }
            return digest;
        } catch (IOException e) {
            throw new UncheckedIOException("the shipped base cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Writes a base as it is shipped: numbers in bfloat16, with its recipe and digests.
     *
     * @return SHA-256 of the weights file
     */
    public static String save(LabModel base, BaseRecipe recipe, Path folder) throws IOException {
        SequencedMap<String, byte[]> files =
                ModelFiles.write(base.tokenizer(), base.weights(), Safetensors.Type.BF16);
        files.put(RECIPE, Json.pretty(Json.of(recipe)).getBytes(StandardCharsets.UTF_8));
        StringBuilder sums = new StringBuilder();
        files.forEach(
                (name, bytes) -> sums.append(sha256(bytes)).append("  ").append(name).append('\n'));
        files.put(DIGESTS, sums.toString().getBytes(StandardCharsets.UTF_8));
        ModelFiles.save(folder, files);
        return sha256(Safetensors.write(base.weights().named(), Safetensors.Type.BF16));
    }

    /** SHA-256 of a base's weights file, were it saved. */
    public static String digest(LabModel base) {
        return sha256(Safetensors.write(base.weights().named(), Safetensors.Type.BF16));
    }

    private static Map<String, String> digests(String folder) throws IOException {
        Map<String, String> digests = new LinkedHashMap<>();
        new String(resource(folder + DIGESTS), StandardCharsets.UTF_8)
                .lines()
                .forEach(line -> digests.put(line.substring(66), line.substring(0, 64)));
        return digests;
    }

    private static byte[] resource(String path) throws IOException {
        try (InputStream in = Base.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new FileNotFoundException("resource missing: " + path);
            }
            return in.readAllBytes();
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
