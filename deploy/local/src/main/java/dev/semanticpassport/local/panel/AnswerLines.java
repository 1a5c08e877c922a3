package dev.semanticpassport.local.panel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.semanticpassport.local.panel.ImportedModel.Asked;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A file of JSON lines, {@code {"model", "family", "prompt", "answer"}} each; family may be left
 * out, and a name that ends in .gz means that the file is compressed. The whole file is read before
 * the first model is handed on, so that a bad line leaves nothing half imported.
 */
final class AnswerLines {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final int prompts;
    private final Map<String, Model> models = new LinkedHashMap<>();

    /** What was read of a model so far. */
    private static final class Model {
        private String family = "";
        private final List<Asked> answers = new ArrayList<>();
        private final List<String> leftOut = new ArrayList<>();
        private final Set<String> asked = new HashSet<>();
        private int askedBefore;
    }

    /**
     * @param prompts most answers of each model
     */
    AnswerLines(Path file, int prompts) {
        this.file = file;
        this.prompts = prompts;
    }

    /**
     * Reads the file, then hands on model by model in the order in which they begin.
     *
     * @throws IOException naming the line that cannot be read
     */
    void read(Consumer<RecordedModel> each) throws IOException {
        int number = 0;
        try (BufferedReader lines = open()) {
            for (String line; (line = lines.readLine()) != null; ) {
                number++;
                if (!line.isBlank()) {
                    take(number, row(number, decoded(number, line)));
                }
            }
        } catch (ZipException | EOFException broken) {
            throw new IOException(
                    file + ", after line " + number + ": no gzip, or it was cut off", broken);
        }
        models.forEach((name, model) -> each.accept(recorded(name, model)));
    }

    private void take(int number, JsonNode row) throws IOException {
        Model model = models.computeIfAbsent(text(number, row, "model"), _ -> new Model());
        if (model.family.isEmpty()) {
            model.family = row.path("family").asText("");
        }
        String prompt = text(number, row, "prompt");
        if (!row.path("answer").isTextual()) {
            model.leftOut.add(file + ", line " + number + ": answer is missing or no text");
        } else if (!model.asked.add(prompt.strip())) {
            model.askedBefore++;
        } else if (model.answers.size() < prompts) {
            model.answers.add(new Asked(prompt, row.path("answer").asText()));
        }
    }

    private static RecordedModel recorded(String name, Model model) {
        return model.answers.isEmpty()
                ? new RecordedModel.Unread(
                        name, "it has no answer: " + String.join("; ", model.leftOut.subList(0, 1)))
                : new RecordedModel.Read(
                        new ImportedModel(name, model.family, model.answers),
                        model.leftOut,
                        model.askedBefore);
    }

    /** Bytes as they are, so that a line that is not UTF-8 can be named. */
    private BufferedReader open() throws IOException {
        InputStream bytes = Files.newInputStream(file);
        try {
            return new BufferedReader(
                    new InputStreamReader(
                            file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes,
                            StandardCharsets.ISO_8859_1));
        } catch (IOException broken) {
            bytes.close();
            throw broken;
        }
    }

    private String decoded(int number, String bytes) throws IOException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException other) {
            throw new IOException(file + ", line " + number + " is not encoded in UTF-8", other);
        }
    }

    private JsonNode row(int number, String line) throws IOException {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new IOException(file + ", line " + number + " is no JSON", e);
        }
    }

    private String text(int number, JsonNode row, String field) throws IOException {
        if (!row.path(field).isTextual() || row.path(field).asText().isBlank()) {
            throw new IOException(file + ", line " + number + ": " + field + " is missing");
        }
        return row.path(field).asText();
    }
}
