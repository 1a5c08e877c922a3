package dev.semanticpassport.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A kind of pod that the manifests lead to, by a template of ours or by an operator.
 *
 * @param owner the object whose pods these are
 * @param labels what the pods are labelled with, as far as it is known here
 * @param spec the pods' specification; missing where an operator writes it
 * @param ports the names of ports that an operator gives; those of a template are in it
 */
record Pod(Manifest owner, Map<String, String> labels, JsonNode spec, Set<String> ports) {

    static final String TEMPLATE = "/spec/template";

    static List<Pod> of(List<Manifest> manifests) {
        return manifests.stream().flatMap(Pod::of).toList();
    }

    private static Stream<Pod> of(Manifest manifest) {
        return switch (manifest.kind()) {
            case "Deployment", "StatefulSet" -> Stream.of(ofTemplate(manifest));
            case "KafkaNodePool" -> Stream.of(ofNodePool(manifest));
            case "Kafka" ->
                    manifest.spec().has("kafkaExporter")
                            ? Stream.of(ofExporter(manifest))
                            : Stream.empty();
            case "Cluster" -> Stream.of(ofDatabase(manifest));
            default -> Stream.empty();
        };
    }

    private static Pod ofTemplate(Manifest manifest) {
        JsonNode template = manifest.content().at(TEMPLATE);
        JsonNode spec = template.path("spec");
        Set<String> ports = new TreeSet<>();
        for (JsonNode container : spec.path("containers")) {
            for (JsonNode port : container.path("ports")) {
                ports.add(port.path("name").asText());
                ports.add(port.path("containerPort").asText());
            }
        }
        return new Pod(manifest, labels(template), spec, ports);
    }

    /** Strimzi's labels of a broker. */
    private static Pod ofNodePool(Manifest pool) {
        String cluster = pool.labels().getOrDefault("strimzi.io/cluster", "");
        Map<String, String> labels =
                new TreeMap<>(labels(pool.spec().path("template").path("pod")));
        labels.put("strimzi.io/cluster", cluster);
        labels.put("strimzi.io/kind", "Kafka");
        labels.put("strimzi.io/name", cluster + "-kafka");
        labels.put("strimzi.io/pool-name", pool.name());
        return new Pod(pool, labels, MissingNode.getInstance(), Set.of("tcp-prometheus"));
    }

    private static Pod ofExporter(Manifest kafka) {
        Map<String, String> labels = new TreeMap<>();
        labels.put("strimzi.io/cluster", kafka.name());
        labels.put("strimzi.io/kind", "Kafka");
        labels.put("strimzi.io/name", kafka.name() + "-kafka-exporter");
        return new Pod(kafka, labels, MissingNode.getInstance(), Set.of("tcp-prometheus"));
    }

    /** CloudNativePG's labels and ports of an instance. */
    private static Pod ofDatabase(Manifest cluster) {
        Map<String, String> labels =
                Manifest.strings(cluster.spec().path("inheritedMetadata").path("labels"));
        labels.put("cnpg.io/cluster", cluster.name());
        labels.put("cnpg.io/podRole", "instance");
        return new Pod(cluster, labels, MissingNode.getInstance(), Set.of("postgresql", "metrics"));
    }

    private static Map<String, String> labels(JsonNode template) {
        return Manifest.strings(template.path("metadata").path("labels"));
    }
}
