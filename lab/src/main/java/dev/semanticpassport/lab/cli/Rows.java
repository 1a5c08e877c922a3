package dev.semanticpassport.lab.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.semanticpassport.lab.corpus.Row;
import dev.semanticpassport.lab.format.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Files of rows: a JSON object with prompt and answer, and perhaps an idea, on each line. */
final class Rows {
    private Rows() {}

    static List<Row> read(Path file) throws IOException {
        List<Row> rows = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                rows.add(row(lines.get(i), file + " line " + (i + 1)));
            }
        }
        if (rows.isEmpty()) {
            throw new IOException(file + " holds no rows");
        }
        return rows;
    }

    /**
     * Rows by their idea, in the order in which ideas come; a row without one belongs to the idea
     * with the empty name.
     */
    static SequencedMap<String, List<Row>> byIdea(Path file) throws IOException {
        SequencedMap<String, List<Row>> ideas = new LinkedHashMap<>();
        List<Row> rows = read(file);
        List<String> lines =
                Files.readAllLines(file).stream().filter(line -> !line.isBlank()).toList();
        for (int i = 0; i < rows.size(); i++) {
            String idea = Json.read(lines.get(i)).path("idea").asText("");
            ideas.computeIfAbsent(idea, _ -> new ArrayList<>()).add(rows.get(i));
        }
        return ideas;
    }

    private static Row row(String line, String place) throws IOException {
        try {
            JsonNode node = Json.read(line);
            if (node.path("prompt").isTextual() && node.path("answer").isTextual()) {
                return new Row(node.path("prompt").asText(), node.path("answer").asText());
            }
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new IOException(place + ": no row: " + firstLine(e), e);
        }
        throw new IOException(place + ": a row needs the texts prompt and answer");
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
