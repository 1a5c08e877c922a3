package dev.semanticpassport.local.bench.answers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.semanticpassport.recognition.describing.GivenAnswer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * A folder of recorded answers: {@code models/MODEL.jsonl.gz} with {@code {"prompt_id", "output"}}
 * a line, {@code models.csv} with {@code model, family, kind}, {@code prompt_split.json} with the
 * prompts under {@code enrol}, and {@code lineage_all_pairs.csv}, or else {@code lineage.csv} with
 * the related pairs alone, with {@code a, b, relation}.
 *
 * @param models without those put together from other models' answers, and without constant ones
 * @param relations of pairs in both orders; the part before a colon, and "unrelated" where none
 */
record AnswersFolder(List<RecordedModel> models, Map<Pair, Relation> relations) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> NOT_MODELS = Set.of("composite", "adversarial", "constant");

    /** Two models' names. */
    record Pair(String left, String right) {}

    /**
     * How two models are related.
     *
     * @param sure whether the label's confidence is above low
     */
    record Relation(String kind, boolean sure) {}

    AnswersFolder {
        models = List.copyOf(models);
        relations = Map.copyOf(relations);
    }

    static AnswersFolder read(Path folder) throws IOException {
        Split split = Split.read(folder.resolve("prompt_split.json"));
        List<RecordedModel> models = new ArrayList<>();
        for (Map<String, String> row : rows(folder.resolve("models.csv"))) {
            String kind = cell(row, "kind");
            Path file = folder.resolve("models").resolve(cell(row, "model") + ".jsonl.gz");
            if (NOT_MODELS.stream().noneMatch(kind::startsWith) && Files.exists(file)) {
                models.add(model(cell(row, "model"), cell(row, "family"), file, split));
            }
        }
        if (models.size() < 2) {
            throw new IOException(folder + " holds fewer than two models of its models.csv");
        }
        models.sort(Comparator.comparing(RecordedModel::name));
        Path all = folder.resolve("lineage_all_pairs.csv");
        return new AnswersFolder(
                models, relations(Files.exists(all) ? all : folder.resolve("lineage.csv")));
    }

    private record Split(Set<String> enrolment, Set<String> verification) {
        static Split read(Path file) throws IOException {
            JsonNode json = JSON.readTree(Files.readString(file));
            Set<String> enrolment = new HashSet<>();
            json.path("enrol").forEach(id -> enrolment.add(id.asText()));
            Set<String> verification = new HashSet<>();
            for (Map.Entry<String, JsonNode> entry : json.properties()) {
                if (!entry.getKey().equals("enrol") && entry.getValue().isArray()) {
                    entry.getValue().forEach(id -> verification.add(id.asText()));
                }
            }
            if (enrolment.isEmpty() || verification.isEmpty()) {
                throw new IOException(file + " names no prompts to enrol with, or none to verify");
            }
            return new Split(enrolment, verification);
        }
    }

    private static RecordedModel model(String name, String family, Path file, Split split)
            throws IOException {
        List<GivenAnswer> enrolment = new ArrayList<>();
        List<GivenAnswer> verification = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(file)),
                                StandardCharsets.UTF_8))) {
            for (String line; (line = lines.readLine()) != null; ) {
                JsonNode row = JSON.readTree(line);
                String prompt = row.path("prompt_id").asText();
                GivenAnswer answer = new GivenAnswer(prompt, row.path("output").asText());
                if (answer.text().isBlank()) {
                    continue;
                }
                if (split.enrolment().contains(prompt)) {
                    enrolment.add(answer);
                } else if (split.verification().contains(prompt)) {
                    verification.add(answer);
                }
            }
        }
        return new RecordedModel(name, family.isBlank() ? name : family, enrolment, verification);
    }

    private static Map<Pair, Relation> relations(Path file) throws IOException {
        Map<Pair, Relation> relations = new HashMap<>();
        for (Map<String, String> row : rows(file)) {
            String kind = cell(row, "relation").replaceAll(":.*", "");
            Relation relation = new Relation(kind, !cell(row, "conf").equals("low"));
            relations.put(new Pair(cell(row, "a"), cell(row, "b")), relation);
            relations.put(new Pair(cell(row, "b"), cell(row, "a")), relation);
        }
        return relations;
    }

    private static String cell(Map<String, String> row, String heading) {
        return row.getOrDefault(heading, "");
    }

    private static List<Map<String, String>> rows(Path file) throws IOException {
        try (MappingIterator<Map<String, String>> rows =
                new CsvMapper()
                        .readerForMapOf(String.class)
                        .with(CsvSchema.emptySchema().withHeader())
                        .readValues(file.toFile())) {
            return rows.readAll();
        }
    }

    /** How two models are related: "self", "unrelated" or what the folder says. */
    String relation(RecordedModel left, RecordedModel right) {
        if (left.name().equals(right.name())) {
            return "self";
        }
        Relation relation = relations.get(new Pair(left.name(), right.name()));
        return relation == null ? "unrelated" : relation.kind();
    }

    /** The same, but "unsure" where a relation's label is of low confidence. */
    String surely(RecordedModel left, RecordedModel right) {
        Relation relation = relations.get(new Pair(left.name(), right.name()));
        return relation != null && !relation.sure() ? "unsure" : relation(left, right);
    }
}
