package dev.semanticpassport.lab.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.semanticpassport.core.imprint.Part;
import dev.semanticpassport.lab.adapting.BoundIdea;
import dev.semanticpassport.lab.corpus.Row;
import dev.semanticpassport.lab.format.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** Files of bindings: a JSON object with a list of parts for each idea. */
final class Bindings {
    private Bindings() {}

    /**
     * Ideas with their rows and parts; those that the file does not name are bound to none.
     *
     * @param rows of each idea
     * @throws IOException naming what is wrong with the file
     */
    static List<BoundIdea> read(Path file, SequencedMap<String, List<Row>> rows)
            throws IOException {
        Map<String, SortedSet<Part>> parts = parts(file);
        for (String idea : parts.keySet()) {
            if (!rows.containsKey(idea)) {
                throw new IOException("%s: no row is about the idea '%s'".formatted(file, idea));
            }
        }
        List<BoundIdea> ideas = new ArrayList<>();
        rows.forEach((idea, own) ->
                ideas.add(new BoundIdea(idea, parts.getOrDefault(idea, new TreeSet<>()), own)));
        return ideas;
    }

    private static Map<String, SortedSet<Part>> parts(Path file) throws IOException {
        Map<String, SortedSet<Part>> ideas = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : tree(file).properties()) {
            SortedSet<Part> parts = new TreeSet<>();
            for (JsonNode part : entry.getValue()) {
                try {
                    parts.add(Part.of(part.asText()));
                } catch (IllegalArgumentException e) {
                    throw new IOException(
                            "%s: idea '%s': %s".formatted(file, entry.getKey(), e.getMessage()), e);
                }
            }
            if (parts.isEmpty()) {
                throw new IOException(
                        "%s: idea '%s' needs a list of parts, such as [\"3.up_proj\"]"
                                .formatted(file, entry.getKey()));
            }
            ideas.put(entry.getKey(), parts);
        }
        return ideas;
    }

    private static JsonNode tree(Path file) throws IOException {
        try {
            JsonNode root = Json.read(Files.readString(file));
            if (root.isObject() && !root.isEmpty()) {
                return root;
            }
        } catch (JsonProcessingException e) {
            throw new IOException(file + ": no JSON: " + e.getOriginalMessage(), e);
        }
        throw new IOException(file + ": bindings are a JSON object from ideas to lists of parts");
    }
}
