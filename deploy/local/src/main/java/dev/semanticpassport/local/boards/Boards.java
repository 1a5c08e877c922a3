package dev.semanticpassport.local.boards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads every expression of the boards and rules in a folder. */
public final class Boards {
    private static final Pattern LABEL_VALUES =
            Pattern.compile("label_values\\((.*),\\s*\\w+\\s*\\)");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final YAMLMapper YAML = new YAMLMapper();

    private Boards() {}

    /**
     * @param observability the folder that has {@code boards} and {@code rules}
     */
    public static List<Query> read(Path observability) throws IOException {
        List<Query> queries = new ArrayList<>();
        for (Path board : files(observability.resolve("boards"), ".json")) {
            String name = board.getFileName().toString();
            JsonNode root = JSON.readTree(board.toFile());
            panels(name, root, queries);
            variables(name, root, queries);
        }
        for (Path rules : files(observability.resolve("rules"), ".yaml")) {
            rules(rules.getFileName().toString(), YAML.readTree(rules.toFile()), queries);
        }
        return queries;
    }

    /** Regular files with this ending, by name. */
    static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }

    private static void panels(String file, JsonNode parent, List<Query> queries) {
        for (JsonNode panel : parent.path("panels")) {
            for (JsonNode target : panel.path("targets")) {
                queries.add(
                        new Query(
                                file, panel.path("title").asText(), target.path("expr").asText()));
            }
            panels(file, panel, queries);
        }
    }

    private static void variables(String file, JsonNode board, List<Query> queries) {
        for (JsonNode variable : board.path("templating").path("list")) {
            Matcher values = LABEL_VALUES.matcher(variable.path("query").path("query").asText());
            if (values.matches()) {
                queries.add(new Query(file, variable.path("name").asText(), values.group(1)));
            }
        }
    }

    /** Files of tests have no groups and bring nothing. */
    private static void rules(String file, JsonNode root, List<Query> queries) {
        for (JsonNode group : root.path("groups")) {
            for (JsonNode rule : group.path("rules")) {
                queries.add(
                        new Query(
                                file,
                                rule.path("alert").asText(rule.path("record").asText()),
                                rule.path("expr").asText()));
            }
        }
    }
}
