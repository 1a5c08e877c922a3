package dev.semanticpassport.local.panel;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.semanticpassport.local.panel.ImportedModel.Asked;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder laid out as AlpacaEval's results: {@code MODEL/model_outputs.json} holds a list of
 * {@code {"instruction", "output", "generator", "dataset"}}, in the folder itself or in {@code
 * results} below it. The folder's name is the model's: {@code generator} is often that of an
 * example.
 */
final class AlpacaResults {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FILE = "model_outputs.json";
    private static final byte[] LFS_POINTER =
            "version https://git-lfs".getBytes(StandardCharsets.US_ASCII);

    private final int prompts;

    /**
     * @param prompts most answers of each model
     */
    AlpacaResults(int prompts) {
        this.prompts = prompts;
    }

    /**
     * Reads model by model, in the order of their names.
     *
     * @throws IOException if the folder cannot be read, or no folder in it holds a model's outputs
     */
    void read(Path folder, Consumer<RecordedModel> each) throws IOException {
        Path results =
                Files.isDirectory(folder.resolve("results")) ? folder.resolve("results") : folder;
        List<Path> models;
        try (Stream<Path> entries = Files.list(results)) {
            models = entries.filter(Files::isDirectory).sorted().toList();
        }
        if (models.stream().noneMatch(model -> Files.exists(model.resolve(FILE)))) {
            throw new IOException(
                    results
                            + " holds no folder with a file "
                            + FILE
                            + ": is it AlpacaEval's results?");
        }
        models.forEach(model -> each.accept(model(model)));
    }

    private RecordedModel model(Path folder) {
        Path last = folder.getFileName();
        String name = last == null ? folder.toString() : last.toString();
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return new RecordedModel.Unread(name, file + ": there is no such file");
        }
        try {
            byte[] bytes = Files.readAllBytes(file);
            if (startsAsPointer(bytes)) {
                return new RecordedModel.Unread(
                        name,
                        file + " is a pointer of Git LFS and not the file: run `git lfs pull`");
            }
            JsonNode rows = JSON.readTree(bytes);
            return rows.isArray()
                    ? answers(name, file, rows)
                    : new RecordedModel.Unread(name, file + " is no JSON list of answers");
        } catch (JsonProcessingException broken) {
            return new RecordedModel.Unread(name, file + told(broken));
        } catch (IOException broken) {
            return new RecordedModel.Unread(
                    name, file + " cannot be read: " + broken.getClass().getSimpleName());
        }
    }

    private static boolean startsAsPointer(byte[] bytes) {
        return bytes.length >= LFS_POINTER.length
                && Arrays.equals(bytes, 0, LFS_POINTER.length, LFS_POINTER, 0, LFS_POINTER.length);
    }

    /** What the parser found, without a word of what stands there. */
    private static String told(JsonProcessingException broken) {
        JsonLocation place = broken.getLocation();
        String where =
                place == null
                        ? ""
                        : ", line " + place.getLineNr() + ", column " + place.getColumnNr();
        return where
                + (String.valueOf(broken.getOriginalMessage()).contains("UTF-8")
                        ? ": not encoded in UTF-8"
                        : ": no JSON, or it was cut off");
    }

    /** What an entry lacks; null where it is an answer. */
    private static @Nullable String missing(JsonNode row) {
        if (!row.path("instruction").isTextual() || row.path("instruction").asText().isBlank()) {
            return "it has no instruction";
        }
        if (!row.hasNonNull("output")) {
            return "output is missing or null";
        }
        return row.path("output").isTextual() ? null : "output is no text";
    }

    private RecordedModel answers(String name, Path file, JsonNode rows) {
        List<Asked> answers = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        Set<String> asked = new HashSet<>();
        int again = 0;
        for (int place = 0; place < rows.size(); place++) {
            JsonNode row = rows.path(place);
            String missing = missing(row);
            if (missing != null) {
                leftOut.add(file + ", entry " + (place + 1) + ": " + missing);
            } else if (!asked.add(row.path("instruction").asText().strip())) {
                again++;
            } else if (answers.size() < prompts) {
                answers.add(
                        new Asked(row.path("instruction").asText(), row.path("output").asText()));
            }
        }
        return answers.isEmpty()
                ? new RecordedModel.Unread(
                        name,
                        leftOut.isEmpty()
                                ? file + " holds no answer"
                                : "none of "
                                        + rows.size()
                                        + " answers can be read: "
                                        + leftOut.getFirst())
                : new RecordedModel.Read(new ImportedModel(name, "", answers), leftOut, again);
    }
}
