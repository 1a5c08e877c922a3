package dev.semanticpassport.exchange.modelcard;

import dev.semanticpassport.document.Claim;
import dev.semanticpassport.document.PassportDocument;
import dev.semanticpassport.document.VerificationEvidence;
import dev.semanticpassport.exchange.Conditions;
import dev.semanticpassport.exchange.modelcard.ModelCard.Result;
import dev.semanticpassport.exchange.people.PassportPage;
import dev.semanticpassport.exchange.people.WritingMarkdown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** Writes a passport as a Hugging Face model card: front matter with model-index, then the page. */
public final class WritingModelCard {
    /** Relations that the hub knows. */
    private static final Set<String> RELATIONS =
            Set.of("adapter", "merge", "quantized", "finetune");

    private static final String TASK = "text-generation";
    private static final String DATASET = "semantic-passport-beacons";

    private WritingModelCard() {}

    /** The whole card. */
    public static String write(PassportDocument document) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setSplitLines(false);
        options.setAllowUnicode(true);
        return "---\n"
                + new Yaml(options).dump(frontMatter(card(document)))
                + "---\n\n"
                + WritingMarkdown.write(PassportPage.of(document));
    }

    /** The metadata that a passport gives. */
    public static ModelCard card(PassportDocument document) {
        Conditions conditions = new Conditions(document);
        List<Result> results = new ArrayList<>();
        document.evidence().forEach(one -> results.addAll(results(one)));
        return new ModelCard(
                document.edition().name(),
                conditions.licence(),
                conditions.texts("languages", "language"),
                conditions.text("library"),
                conditions.text("task").or(() -> Optional.of(TASK)),
                List.of("semantic-passport"),
                conditions.texts("datasets"),
                document.lineage().stream().map(Conditions::ancestor).toList(),
                relation(document.lineage()),
                results);
    }

    private static Optional<String> relation(List<Claim> lineage) {
        return lineage.stream().map(Conditions::relation).filter(RELATIONS::contains).findFirst();
    }

    private static List<Result> results(VerificationEvidence one) {
        return List.of(
                result(one, "log10_e_value", "log10 of the e-value", "/evidence/log10E"),
                result(one, "survival", "share of beacons hit", "/evidence/survival"),
                result(one, "verdict", "verdict", "/verdict"));
    }

    private static Result result(
            VerificationEvidence one, String type, String name, String pointer) {
        return new Result(
                TASK,
                DATASET,
                "Beacons of verification " + one.id(),
                type,
                name,
                one.reported(pointer));
    }

    private static Map<String, Object> frontMatter(ModelCard card) {
        Map<String, Object> front = new LinkedHashMap<>();
        card.license().ifPresent(one -> front.put("license", one));
        put(front, "language", card.languages());
        card.library().ifPresent(one -> front.put("library_name", one));
        card.task().ifPresent(one -> front.put("pipeline_tag", one));
        put(front, "tags", card.tags());
        put(front, "datasets", card.datasets());
        put(front, "base_model", card.baseModels());
        card.relation().ifPresent(one -> front.put("base_model_relation", one));
        if (!card.results().isEmpty()) {
            Map<String, Object> index = new LinkedHashMap<>();
            index.put("name", card.name());
            index.put("results", card.results().stream().map(WritingModelCard::yaml).toList());
            front.put("model-index", List.of(index));
        }
        return front;
    }

    private static Map<String, Object> yaml(Result result) {
        Map<String, Object> metric = new LinkedHashMap<>();
        metric.put("type", result.metricType());
        metric.put("name", result.metricName());
        metric.put("value", number(result.value()));
        Map<String, Object> yaml = new LinkedHashMap<>();
        yaml.put("task", Map.of("type", result.task()));
        Map<String, Object> dataset = new LinkedHashMap<>();
        dataset.put("type", result.datasetType());
        dataset.put("name", result.datasetName());
        yaml.put("dataset", dataset);
        yaml.put("metrics", List.of(metric));
        return yaml;
    }

    private static Object number(String value) {
        try {
            return Double.valueOf(value);
        } catch (NumberFormatException e) {
            return value; // a metric's value may be a text
        }
    }

    private static void put(Map<String, Object> front, String name, List<String> values) {
        if (!values.isEmpty()) {
            front.put(name, values);
        }
    }
}
