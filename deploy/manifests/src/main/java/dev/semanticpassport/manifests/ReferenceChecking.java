package dev.semanticpassport.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Whatever an object names is there: configuration, secrets, accounts, volumes, ports, owners. */
final class ReferenceChecking {
    private static final Set<String> CLUSTER_WIDE = Set.of("Namespace");

    private final Set<String> ids;
    private final Declared declared;
    private final List<Finding> findings = new ArrayList<>();

    private ReferenceChecking(List<Manifest> manifests, Declared declared) {
        this.ids = manifests.stream().map(Manifest::id).collect(Collectors.toSet());
        this.declared = declared;
    }

    static List<Finding> check(List<Manifest> manifests, Path deployFolder) {
        ReferenceChecking checking =
                new ReferenceChecking(manifests, Declared.of(manifests, deployFolder));
        checking.twice(manifests);
        manifests.forEach(checking::check);
        Pod.of(manifests).stream().filter(pod -> pod.spec().isObject()).forEach(checking::pod);
        return checking.findings;
    }

    private void twice(List<Manifest> manifests) {
        Set<String> seen = new HashSet<>();
        for (Manifest manifest : manifests) {
            if (!seen.add(manifest.apiVersion() + manifest.id())) {
                findings.add(manifest.finding("", "is defined twice"));
            }
        }
    }

    private void check(Manifest manifest) {
        if (!CLUSTER_WIDE.contains(manifest.kind())) {
            String namespace = manifest.content().at("/metadata/namespace").asText();
            exists(manifest, "/metadata/namespace", "Namespace/" + namespace);
        }
        switch (manifest.kind()) {
            case "KafkaNodePool", "KafkaTopic", "KafkaUser" ->
                    exists(
                            manifest,
                            "/metadata/labels",
                            "Kafka/" + manifest.labels().get("strimzi.io/cluster"));
            case "ScheduledBackup" ->
                    exists(
                            manifest,
                            "/spec/cluster",
                            "Cluster/" + manifest.spec().path("cluster").path("name").asText());
            case "Kafka" -> {
                String at = "/spec/kafka/metricsConfig/valueFrom/configMapKeyRef";
                JsonNode rules = manifest.content().at(at);
                if (rules.isObject()) {
                    configMap(manifest, rules, at);
                }
            }
            case "Cluster" -> storeSecrets(manifest);
            case "StatefulSet" ->
                    exists(
                            manifest,
                            "/spec/serviceName",
                            "Service/" + manifest.spec().path("serviceName").asText());
            case "ScaledObject" -> scaled(manifest);
            case "TriggerAuthentication" -> {
                JsonNode references = manifest.spec().path("secretTargetRef");
                for (int i = 0; i < references.size(); i++) {
                    secret(manifest, references.get(i), "/spec/secretTargetRef/" + i);
                }
            }
            default -> {}
        }
    }

    private void storeSecrets(Manifest cluster) {
        String at = "/spec/backup/barmanObjectStore/s3Credentials";
        cluster.content()
                .at(at)
                .properties()
                .forEach(e -> secret(cluster, e.getValue(), at + "/" + e.getKey()));
    }

    private void scaled(Manifest manifest) {
        JsonNode target = manifest.spec().path("scaleTargetRef");
        exists(
                manifest,
                "/spec/scaleTargetRef",
                target.path("kind").asText("Deployment") + "/" + target.path("name").asText());
        JsonNode triggers = manifest.spec().path("triggers");
        for (int i = 0; i < triggers.size(); i++) {
            JsonNode reference = triggers.get(i).path("authenticationRef");
            if (reference.isObject()) {
                exists(
                        manifest,
                        "/spec/triggers/" + i + "/authenticationRef",
                        "TriggerAuthentication/" + reference.path("name").asText());
            }
        }
    }

    private void exists(Manifest manifest, String at, String id) {
        if (!ids.contains(id)) {
            findings.add(manifest.finding(at, "there is no " + id));
        }
    }

    private void pod(Pod pod) {
        String at = Pod.TEMPLATE + "/spec";
        if (pod.spec().has("serviceAccountName")) {
            exists(
                    pod.owner(),
                    at + "/serviceAccountName",
                    "ServiceAccount/" + pod.spec().path("serviceAccountName").asText());
        }
        Set<String> volumes = new HashSet<>();
        for (JsonNode claim : pod.owner().spec().path("volumeClaimTemplates")) {
            volumes.add(claim.path("metadata").path("name").asText());
        }
        JsonNode listed = pod.spec().path("volumes");
        for (int i = 0; i < listed.size(); i++) {
            volumes.add(listed.get(i).path("name").asText());
            volume(pod.owner(), listed.get(i), at + "/volumes/" + i);
        }
        for (String list : List.of("initContainers", "containers")) {
            JsonNode containers = pod.spec().path(list);
            for (int i = 0; i < containers.size(); i++) {
                container(pod.owner(), containers.get(i), volumes, at + "/" + list + "/" + i);
            }
        }
    }

    private void volume(Manifest manifest, JsonNode volume, String at) {
        if (volume.has("configMap")) {
            configMap(manifest, volume.path("configMap"), at + "/configMap");
        }
        JsonNode secret = volume.path("secret");
        if (secret.isObject()) {
            String name = secret.path("secretName").asText();
            Set<String> keys = known(declared.secrets(), manifest, "Secret", name, at);
            for (JsonNode item : secret.path("items")) {
                key(manifest, keys, "Secret/" + name, item.path("key").asText(), at + "/secret");
            }
        }
    }

    private void container(Manifest manifest, JsonNode container, Set<String> volumes, String at) {
        JsonNode env = container.path("env");
        Set<String> names = new HashSet<>();
        for (int i = 0; i < env.size(); i++) {
            String here = at + "/env/" + i;
            if (!names.add(env.get(i).path("name").asText())) {
                findings.add(manifest.finding(here, "is given twice"));
            }
            JsonNode from = env.get(i).path("valueFrom");
            if (from.has("secretKeyRef")) {
                secret(manifest, from.path("secretKeyRef"), here);
            }
            if (from.has("configMapKeyRef")) {
                configMap(manifest, from.path("configMapKeyRef"), here);
            }
        }
        for (JsonNode source : container.path("envFrom")) {
            if (source.has("configMapRef")) {
                configMap(manifest, source.path("configMapRef"), at + "/envFrom");
            }
            if (source.has("secretRef")) {
                String name = source.path("secretRef").path("name").asText();
                known(declared.secrets(), manifest, "Secret", name, at + "/envFrom");
            }
        }
        for (JsonNode mount : container.path("volumeMounts")) {
            if (!volumes.contains(mount.path("name").asText())) {
                findings.add(
                        manifest.finding(
                                at + "/volumeMounts",
                                "there is no volume " + mount.path("name").asText()));
            }
        }
        probes(manifest, container, at);
    }

    private void probes(Manifest manifest, JsonNode container, String at) {
        Set<String> ports =
                StreamSupport.stream(container.path("ports").spliterator(), false)
                        .flatMap(port ->
                                Stream.of(
                                        port.path("name").asText(),
                                        port.path("containerPort").asText()))
                        .collect(Collectors.toSet());
        for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
            for (String action : List.of("httpGet", "tcpSocket")) {
                JsonNode port = container.path(probe).path(action).path("port");
                if (!port.isMissingNode() && !ports.contains(port.asText())) {
                    findings.add(manifest.finding(at + "/" + probe, "there is no port " + port));
                }
            }
        }
    }

    private void secret(Manifest manifest, JsonNode reference, String at) {
        String name = reference.path("name").asText();
        Set<String> keys = known(declared.secrets(), manifest, "Secret", name, at);
        key(manifest, keys, "Secret/" + name, reference.path("key").asText(), at);
    }

    private void configMap(Manifest manifest, JsonNode reference, String at) {
        String name = reference.path("name").asText();
        Set<String> keys = known(declared.configMaps(), manifest, "ConfigMap", name, at);
        if (reference.has("key")) {
            key(manifest, keys, "ConfigMap/" + name, reference.path("key").asText(), at);
        }
    }

    private Set<String> known(
            Map<String, Set<String>> names,
            Manifest manifest,
            String kind,
            String name,
            String at) {
        Set<String> keys = names.get(name);
        if (keys == null) {
            findings.add(
                    manifest.finding(
                            at,
                            "there is no %s/%s, and %s declares none"
                                    .formatted(kind, name, Declared.EXTERNAL)));
            return Set.of();
        }
        return keys;
    }

    /** Keys of what is not known, or may have any, are not looked at. */
    private void key(Manifest manifest, Set<String> keys, String id, String key, String at) {
        if (!keys.isEmpty() && !keys.contains(key)) {
            findings.add(manifest.finding(at, "%s has no key %s".formatted(id, key)));
        }
    }
}
