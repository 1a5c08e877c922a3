package dev.semanticpassport.exchange.modelcard;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.semanticpassport.core.signing.UnreadableFileException;
import dev.semanticpassport.document.Claim;
import dev.semanticpassport.exchange.modelcard.ModelCard.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Reads the front matter of a Hugging Face model card. Whoever wrote it is a stranger: bounded, and
 * no tag makes anything but texts, numbers, lists and maps.
 */
public final class ReadingModelCard {
    private static final int MOST_CHARS = 1 << 20;
    private static final int MOST_ALIASES = 20;
    private static final int DEEPEST = 20;
    private static final int MOST_VALUES = 1000;

    private final String file;

    private ReadingModelCard(String file) {
        this.file = file;
    }

    /**
     * Reads a card.
     *
     * @param file its name, for errors
     * @throws UnreadableFileException naming the field that is not as cards have it
     */
    public static ModelCard read(String file, String card) {
        return new ReadingModelCard(file).card(card);
    }

    /** What the card declares, as claims on conditions of making. */
    public static Map<String, Claim> conditions(ModelCard card) {
        Map<String, Claim> claims = new TreeMap<>();
        card.license().ifPresent(one -> claims.put("licence", Claim.declared(one)));
        card.library().ifPresent(one -> claims.put("library", Claim.declared(one)));
        card.task().ifPresent(one -> claims.put("task", Claim.declared(one)));
        put(claims, "languages", card.languages());
        put(claims, "datasets", card.datasets());
        return claims;
    }

    /** What the card declares of lineage. */
    public static List<Claim> lineage(ModelCard card) {
        return card.baseModels().stream()
                .map(base ->
                        Claim.declared(
                                JsonNodeFactory.instance
                                        .objectNode()
                                        .put("model", base)
                                        .put("relation", card.relation().orElse("unknown"))))
                .toList();
    }

    private static void put(Map<String, Claim> claims, String name, List<String> values) {
        if (!values.isEmpty()) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            values.forEach(list::add);
            claims.put(name, Claim.declared(list));
        }
    }

    private ModelCard card(String card) {
        Map<?, ?> front = frontMatter(card);
        List<Result> results = new ArrayList<>();
        String name = "";
        for (Object one : list(front.get("model-index"))) {
            Map<?, ?> index = map("model-index", one);
            name = name.isEmpty() ? text("model-index.name", index.get("name")) : name;
            results(index, results);
        }
        return new ModelCard(
                name,
                optional("license", front.get("license")),
                texts("language", front.get("language")),
                optional("library_name", front.get("library_name")),
                optional("pipeline_tag", front.get("pipeline_tag")),
                texts("tags", front.get("tags")),
                texts("datasets", front.get("datasets")),
                texts("base_model", front.get("base_model")),
                optional("base_model_relation", front.get("base_model_relation")),
                results);
    }

    private Map<?, ?> frontMatter(String card) {
        String text = card.startsWith("\ufeff") ? card.substring(1) : card;
        String[] lines = text.split("\r?\n", -1);
        if (lines.length == 0 || !lines[0].strip().equals("---")) {
            throw error("", "has no front matter: its first line is not ---");
        }
        int end = 1;
        while (end < lines.length && !lines[end].strip().equals("---")) {
            end++;
        }
        if (end == lines.length) {
            throw error("", "has a front matter without end");
        }
        String yaml = String.join("\n", List.of(lines).subList(1, end));
        if (yaml.length() > MOST_CHARS) {
            throw error("", "has a front matter of more than " + MOST_CHARS + " characters");
        }
        return load(yaml);
    }

    private Map<?, ?> load(String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(MOST_ALIASES);
        options.setNestingDepthLimit(DEEPEST);
        options.setCodePointLimit(MOST_CHARS);
        try {
            Object loaded = new Yaml(new SafeConstructor(options)).load(yaml);
            return loaded == null ? Map.of() : map("front matter", loaded);
        } catch (YAMLException e) {
            // its message quotes the card, which may be anybody's; the place is enough
            throw error("front matter", "is not plain YAML: " + e.getClass().getSimpleName());
        }
    }

    private void results(Map<?, ?> index, List<Result> results) {
        for (Object one : list(index.get("results"))) {
            Map<?, ?> result = map("model-index.results", one);
            Map<?, ?> task = orEmpty("model-index.results.task", result.get("task"));
            Map<?, ?> dataset = orEmpty("model-index.results.dataset", result.get("dataset"));
            for (Object other : list(result.get("metrics"))) {
                Map<?, ?> metric = map("model-index.results.metrics", other);
                if (results.size() == MOST_VALUES) {
                    throw error("model-index", "has more than " + MOST_VALUES + " results");
                }
                results.add(
                        new Result(
                                text("task.type", task.get("type")),
                                text("dataset.type", dataset.get("type")),
                                text("dataset.name", dataset.get("name")),
                                text("metrics.type", metric.get("type")),
                                text("metrics.name", metric.get("name")),
                                text("metrics.value", metric.get("value"))));
            }
        }
    }

    private Map<?, ?> orEmpty(String field, @Nullable Object value) {
        return value == null ? Map.of() : map(field, value);
    }

    private Map<?, ?> map(String field, Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw error(field, "is no map");
    }

    private static List<?> list(@Nullable Object value) {
        if (value == null) {
            return List.of();
        }
        return value instanceof List<?> list ? list : List.of(value);
    }

    private List<String> texts(String field, @Nullable Object value) {
        List<?> values = list(value);
        if (values.size() > MOST_VALUES) {
            throw error(field, "has more than " + MOST_VALUES + " values");
        }
        return values.stream().map(one -> text(field, one)).toList();
    }

    private Optional<String> optional(String field, @Nullable Object value) {
        return value == null ? Optional.empty() : Optional.of(text(field, value));
    }

    private String text(String field, @Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Map<?, ?> || value instanceof List<?>) {
            throw error(field, "is not one value");
        }
        // YAML 1.1 takes the code of Norwegian for a boolean
        boolean norwegian = field.equals("language") && value.equals(false);
        String text = norwegian ? "no" : value.toString();
        if (text.length() > 4096) {
            throw error(field, "is longer than 4096 characters");
        }
        return text;
    }

    private UnreadableFileException error(String field, String detail) {
        return new UnreadableFileException(file, field, detail);
    }
}
