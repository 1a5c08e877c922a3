package dev.semanticpassport.weights.decoding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.weights.TensorEntry;
import dev.semanticpassport.weights.opening.OpenFile;
import dev.semanticpassport.weights.opening.Opened;
import dev.semanticpassport.weights.opening.Opening;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every number of safetensors files beside what numpy reads of them: run by name with {@code
 * -Dweights.files=DIR}, where a python3 with numpy is on the path.
 */
class BesideNumpy {
    @TempDir private Path folder;

    @Test
    void everyNumberIsTheSame() throws Exception {
        Path files =
                Path.of(
                        Objects.requireNonNull(
                                System.getProperty("weights.files"),
                                "-Dweights.files=DIR is missing"));
        List<Path> all;
        try (Stream<Path> walked = Files.walk(files)) {
            all = walked.filter(path -> path.toString().endsWith(".safetensors")).sorted().toList();
        }
        assertThat(all).isNotEmpty();
        int tensors = 0;
        for (Path file : all) {
            Map<String, String> ours = ours(file);
            assertThat(ours).as(file.toString()).isEqualTo(numpys(file));
            tensors += ours.size();
        }
        System.out.println(tensors + " tensors of " + all.size() + " files");
    }

    private static Map<String, String> ours(Path path)
            throws IOException, NoSuchAlgorithmException {
        Map<String, String> digests = new TreeMap<>();
        try (Opened opened = Opening.open(path)) {
            assertThat(opened.refusals()).isEmpty();
            OpenFile file = opened.files().getFirst();
            for (TensorEntry tensor : file.header().tensors()) {
                if (!tensor.element().readable()) {
                    continue;
                }
                float[] numbers = file.mapped().read(bytes -> new Decoding().whole(bytes, tensor));
                ByteBuffer little =
                        ByteBuffer.allocate(4 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
                little.asFloatBuffer().put(numbers);
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(little.array());
                digests.put(tensor.name(), HexFormat.of().formatHex(digest));
            }
        }
        return digests;
    }

    private Map<String, String> numpys(Path file) throws IOException, InterruptedException {
        Path script = folder.resolve("safetensors.py");
        try (InputStream resource =
                Objects.requireNonNull(BesideNumpy.class.getResourceAsStream("safetensors.py"))) {
            Files.write(script, resource.readAllBytes());
        }
        Process process =
                new ProcessBuilder("python3", script.toString(), file.toString())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        Map<String, String> digests = new TreeMap<>();
        said.lines()
                .forEach(line -> {
                    int space = line.lastIndexOf(' ');
                    digests.put(line.substring(0, space), line.substring(space + 1));
                });
        return digests;
    }
}
