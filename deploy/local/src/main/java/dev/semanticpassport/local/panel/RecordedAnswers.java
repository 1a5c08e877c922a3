package dev.semanticpassport.local.panel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.semanticpassport.local.panel.ImportedModel.Asked;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
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
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Recorded answers in files, model by model, so that a large folder is never held at once. */
public final class RecordedAnswers {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RecordedAnswers() {}

    /**
     * A file of JSON lines, {@code {"model", "family", "prompt", "answer"}} each; family may be
     * left out, and a name that ends in .gz means that the file is compressed.
     *
     * @param prompts most answers of each model
     */
    public static void jsonl(Path file, int prompts, Consumer<ImportedModel> each)
            throws IOException {
        Map<String, String> families = new LinkedHashMap<>();
        Map<String, List<Asked>> answers = new LinkedHashMap<>();
        int number = 0;
        try (BufferedReader lines = open(file)) {
            for (String line; (line = lines.readLine()) != null; ) {
                number++;
                if (line.isBlank()) {
                    continue;
                }
                JsonNode row = row(file, number, line);
                String model = text(file, number, row, "model");
                families.putIfAbsent(model, row.path("family").asText(""));
                List<Asked> ofModel = answers.computeIfAbsent(model, _ -> new ArrayList<>());
                if (ofModel.size() < prompts) {
                    ofModel.add(
                            new Asked(
                                    text(file, number, row, "prompt"),
                                    row.path("answer").asText()));
                }
            }
        }
        answers.forEach((model, given) ->
                each.accept(
                        new ImportedModel(model, families.getOrDefault(model, ""), unlike(given))));
    }

    /**
     * A folder laid out as AlpacaEval's results: {@code MODEL/model_outputs.json} holds a list of
     * {@code {"instruction", "output", "generator"}}, in the folder itself or in {@code results}
     * below it.
     *
     * @param prompts most answers of each model
     */
    public static void alpaca(Path folder, int prompts, Consumer<ImportedModel> each)
            throws IOException {
        Path results =
                Files.isDirectory(folder.resolve("results")) ? folder.resolve("results") : folder;
        List<Path> models;
        try (Stream<Path> entries = Files.list(results)) {
            models =
                    entries.filter(entry -> Files.exists(entry.resolve("model_outputs.json")))
                            .sorted()
                            .toList();
        }
        if (models.isEmpty()) {
            throw new IOException(
                    results
                            + " holds no folder with a file model_outputs.json: is it AlpacaEval's"
                            + " results?");
        }
        for (Path model : models) {
            each.accept(alpacaModel(model).atMost(prompts));
        }
    }

    private static ImportedModel alpacaModel(Path folder) throws IOException {
        Path file = folder.resolve("model_outputs.json");
        JsonNode rows = JSON.readTree(Files.readAllBytes(file));
        if (rows == null || !rows.isArray()) {
            throw new IOException(file + " is no JSON list of answers");
        }
        List<Asked> answers = new ArrayList<>();
        for (JsonNode row : rows) {
            if (row.hasNonNull("instruction") && row.hasNonNull("output")) {
                answers.add(
                        new Asked(row.path("instruction").asText(), row.path("output").asText()));
            }
        }
        Path name = folder.getFileName();
        return new ImportedModel(
                name == null ? folder.toString() : name.toString(), "", unlike(answers));
    }

    /** The first answer to each prompt. */
    private static List<Asked> unlike(List<Asked> answers) {
        Set<String> seen = new HashSet<>();
        return answers.stream()
                .filter(one -> !one.prompt().isBlank() && seen.add(one.prompt().strip()))
                .toList();
    }

    private static BufferedReader open(Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        return new BufferedReader(
                new InputStreamReader(
                        file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes,
                        StandardCharsets.UTF_8));
    }

    private static JsonNode row(Path file, int number, String line) throws IOException {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new IOException(file + ", line " + number + " is no JSON", e);
        }
    }

    private static String text(Path file, int number, JsonNode row, String field)
            throws IOException {
        if (!row.path(field).isTextual()) {
            throw new IOException(file + ", line " + number + ": " + field + " is missing");
        }
        return row.path(field).asText();
    }
}
