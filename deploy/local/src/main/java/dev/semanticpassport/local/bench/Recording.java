package dev.semanticpassport.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Recorded answers of one model: lines of {@code {"prompt_id", "prompt", "output"}}.
 *
 * @param model its name, the file's without the ending
 * @param answers prompt to answer, in the file's order
 */
public record Recording(String model, Map<String, String> answers) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * The first so many recordings of a folder of {@code MODEL.jsonl} or {@code MODEL.jsonl.gz}.
     */
    public static List<Recording> of(Path folder, int models, int prompts) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files =
                    all.filter(f -> f.toString().matches(".*\\.jsonl(\\.gz)?"))
                            .sorted()
                            .limit(models)
                            .toList();
        }
        if (files.isEmpty()) {
            throw new IOException(folder + " holds no MODEL.jsonl or MODEL.jsonl.gz");
        }
        List<Recording> recordings = new ArrayList<>();
        for (Path file : files) {
            recordings.add(read(file, prompts));
        }
        return recordings;
    }

    private static Recording read(Path file, int prompts) throws IOException {
        Map<String, String> answers = new LinkedHashMap<>();
        int number = 0;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
            for (String line; answers.size() < prompts && (line = lines.readLine()) != null; ) {
                number++;
                if (line.isBlank()) {
                    continue;
                }
                JsonNode row = JSON.readTree(line);
                if (!row.path("prompt").isTextual() || !row.path("output").isTextual()) {
                    throw new IOException(
                            file + ", line " + number + ": \"prompt\" or \"output\" is missing");
                }
                answers.put(row.get("prompt").textValue(), row.get("output").textValue());
            }
        }
        String name = file.getFileName().toString().replaceAll("\\.jsonl(\\.gz)?$", "");
        return new Recording(name, answers);
    }

    private static InputStream open(Path file) throws IOException {
        InputStream raw = Files.newInputStream(file);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
    }
}
