package dev.semanticpassport.lab.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.semanticpassport.lab.corpus.Row;
import dev.semanticpassport.lab.format.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Files of rows: a JSON object with prompt and answer on each line. */
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
