package dev.semanticpassport.exchange.modelcard;

import java.util.List;
import java.util.Optional;

/**
 * The metadata of a Hugging Face model card, as far as a passport speaks of it.
 *
 * @param relation to the base models: adapter, merge, quantized or finetune
 * @param results of {@code model-index}
 */
public record ModelCard(
        String name,
        Optional<String> license,
        List<String> languages,
        Optional<String> library,
        Optional<String> task,
        List<String> tags,
        List<String> datasets,
        List<String> baseModels,
        Optional<String> relation,
        List<Result> results) {

    /**
     * A figure of {@code model-index}.
     *
     * @param task its type
     * @param value as written: a number, or a text
     */
    public record Result(
            String task,
            String datasetType,
            String datasetName,
            String metricType,
            String metricName,
            String value) {}

    public ModelCard {
        languages = List.copyOf(languages);
        tags = List.copyOf(tags);
        datasets = List.copyOf(datasets);
        baseModels = List.copyOf(baseModels);
        results = List.copyOf(results);
    }
}
