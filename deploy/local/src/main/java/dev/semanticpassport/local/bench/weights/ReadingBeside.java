package dev.semanticpassport.local.bench.weights;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.weights.TensorEntry;
import dev.semanticpassport.weights.decoding.Decoding;
import dev.semanticpassport.weights.opening.OpenFile;
import dev.semanticpassport.weights.opening.Opened;
import dev.semanticpassport.weights.opening.Opening;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Are the numbers that are read of safetensors files those that numpy reads, to the last bit? */
final class ReadingBeside {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Rivals rivals;
    private final PrintStream out;

    ReadingBeside(Rivals rivals, PrintStream out) {
        this.rivals = rivals;
        this.out = out;
    }

    /** Reads every safetensors file below the folder both ways. */
    void run(Path data, Map<String, Object> figures) throws IOException {
        List<String> files;
        try (Stream<Path> all = Files.walk(data)) {
            files =
                    all.filter(path -> path.toString().endsWith(".safetensors"))
                            .map(Path::toString)
                            .sorted()
                            .toList();
        }
        Optional<List<String>> said = rivals.python("reading.py", 0, files);
        if (said.isEmpty()) {
            out.println("  numpy is not installed: nothing to hold our reading against");
            return;
        }
        int equal = 0;
        for (String line : said.get()) {
            equal += equal(JSON.readTree(line)) ? 1 : 0;
        }
        out.printf(
                "  %d tensors of %d files read by numpy, too: %d equal to the last bit%n",
                said.get().size(), files.size(), equal);
        figures.put("numpy_tensors", said.get().size());
        figures.put("numpy_equal", equal);
    }

    private static boolean equal(JsonNode theirs) throws IOException {
        try (Opened opened = Opening.open(Path.of(theirs.path("file").asText()))) {
            OpenFile file = opened.files().getFirst();
            Optional<TensorEntry> ours =
                    file.header().tensors().stream()
                            .filter(one -> one.name().equals(theirs.path("tensor").asText()))
                            .findFirst();
            if (ours.isEmpty()) {
                return false;
            }
            float[] numbers = file.mapped().read(bytes -> new Decoding().whole(bytes, ours.get()));
            ByteBuffer bytes =
                    ByteBuffer.allocate(Float.BYTES * numbers.length)
                            .order(ByteOrder.LITTLE_ENDIAN);
            bytes.asFloatBuffer().put(numbers);
            return Sha256.of(bytes.array()).hex().equals(theirs.path("sha256").asText());
        }
    }
}
