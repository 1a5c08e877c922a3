package dev.semanticpassport.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Every selector selects something, and every port it leads to is there. */
final class SelectorChecking {
    private final List<Manifest> manifests;
    private final List<Pod> pods;
    private final List<Finding> findings = new ArrayList<>();

    private SelectorChecking(List<Manifest> manifests) {
        this.manifests = manifests;
        this.pods = Pod.of(manifests);
    }

    static List<Finding> check(List<Manifest> manifests) {
        SelectorChecking checking = new SelectorChecking(manifests);
        manifests.forEach(checking::check);
        return checking.findings;
    }

    private void check(Manifest manifest) {
        switch (manifest.kind()) {
            case "Deployment", "StatefulSet" -> workload(manifest);
            case "Service" -> service(manifest);
            case "PodDisruptionBudget" ->
                    selectsPods(manifest, manifest.spec().path("selector"), "/spec/selector");
            case "NetworkPolicy" -> policy(manifest);
            case "ServiceMonitor" -> serviceMonitor(manifest);
            case "PodMonitor" -> podMonitor(manifest);
            case "Kafka" -> listeners(manifest);
            default -> {}
        }
    }

    private void workload(Manifest manifest) {
        Map<String, String> labels =
                Manifest.strings(manifest.content().at(Pod.TEMPLATE + "/metadata/labels"));
        JsonNode selector = manifest.spec().path("selector");
        if (selector.path("matchLabels").isEmpty() || !new Selector(selector).matches(labels)) {
            findings.add(
                    manifest.finding(
                            "/spec/selector", "does not select the labels of its own template"));
        }
        JsonNode spread = manifest.content().at(Pod.TEMPLATE + "/spec/topologySpreadConstraints");
        for (int i = 0; i < spread.size(); i++) {
            if (!new Selector(spread.get(i).path("labelSelector")).matches(labels)) {
                findings.add(
                        manifest.finding(
                                Pod.TEMPLATE + "/spec/topologySpreadConstraints/" + i,
                                "does not select the labels of its own template"));
            }
        }
    }

    private void service(Manifest service) {
        ObjectNode selector = JsonNodeFactory.instance.objectNode();
        selector.set("matchLabels", service.spec().path("selector"));
        List<Pod> selected = selectsPods(service, selector, "/spec/selector");
        JsonNode ports = service.spec().path("ports");
        for (int i = 0; i < ports.size(); i++) {
            JsonNode port = ports.get(i);
            String target =
                    port.has("targetPort")
                            ? port.path("targetPort").asText()
                            : port.path("port").asText();
            for (Pod pod : selected) {
                if (!pod.ports().contains(target)) {
                    findings.add(
                            service.finding(
                                    "/spec/ports/" + i,
                                    pod.owner().id() + " has no port " + target));
                }
            }
        }
    }

    private void policy(Manifest policy) {
        selectsPods(policy, policy.spec().path("podSelector"), "/spec/podSelector");
        for (String direction : List.of("ingress", "egress")) {
            JsonNode rules = policy.spec().path(direction);
            for (int i = 0; i < rules.size(); i++) {
                String side = direction.equals("ingress") ? "from" : "to";
                peers(
                        policy,
                        rules.get(i).path(side),
                        "/spec/%s/%d/%s".formatted(direction, i, side));
            }
        }
    }

    private void listeners(Manifest kafka) {
        JsonNode listeners = kafka.spec().path("kafka").path("listeners");
        for (int i = 0; i < listeners.size(); i++) {
            peers(
                    kafka,
                    listeners.get(i).path("networkPolicyPeers"),
                    "/spec/kafka/listeners/%d/networkPolicyPeers".formatted(i));
        }
    }

    /** Pods of other namespaces are not known here. */
    private void peers(Manifest manifest, JsonNode peers, String at) {
        for (int i = 0; i < peers.size(); i++) {
            JsonNode peer = peers.get(i);
            if (peer.has("podSelector") && !peer.has("namespaceSelector")) {
                selectsPods(manifest, peer.path("podSelector"), at + "/" + i + "/podSelector");
            }
        }
    }

    private void serviceMonitor(Manifest monitor) {
        List<Manifest> services =
                manifests.stream().filter(m -> m.kind().equals("Service")).toList();
        Selector selector = new Selector(monitor.spec().path("selector"));
        List<Manifest> selected =
                services.stream().filter(service -> selector.matches(service.labels())).toList();
        nothingMissed(
                monitor,
                selector,
                "/spec/selector",
                selected.size(),
                services.stream().map(Manifest::labels).toList());
        JsonNode endpoints = monitor.spec().path("endpoints");
        for (int i = 0; i < endpoints.size(); i++) {
            String port = endpoints.get(i).path("port").asText();
            for (Manifest service : selected) {
                if (service.spec().path("ports").findValuesAsText("name").stream()
                        .noneMatch(port::equals)) {
                    findings.add(
                            monitor.finding(
                                    "/spec/endpoints/" + i, service.id() + " has no port " + port));
                }
            }
        }
    }

    private void podMonitor(Manifest monitor) {
        List<Pod> selected =
                selectsPods(monitor, monitor.spec().path("selector"), "/spec/selector");
        JsonNode endpoints = monitor.spec().path("podMetricsEndpoints");
        for (int i = 0; i < endpoints.size(); i++) {
            String port = endpoints.get(i).path("port").asText();
            for (Pod pod : selected) {
                if (!pod.ports().contains(port)) {
                    findings.add(
                            monitor.finding(
                                    "/spec/podMetricsEndpoints/" + i,
                                    pod.owner().id() + " has no port " + port));
                }
            }
        }
    }

    private List<Pod> selectsPods(Manifest manifest, JsonNode node, String at) {
        Selector selector = new Selector(node);
        List<Pod> selected = pods.stream().filter(pod -> selector.matches(pod.labels())).toList();
        nothingMissed(
                manifest, selector, at, selected.size(), pods.stream().map(Pod::labels).toList());
        return selected;
    }

    /** A selector selects something, and each value of a list of values stands on something. */
    private void nothingMissed(
            Manifest manifest,
            Selector selector,
            String at,
            int selected,
            Collection<Map<String, String>> labels) {
        if (selected == 0) {
            findings.add(manifest.finding(at, "selects nothing: " + selector.node()));
        }
        for (JsonNode expression : selector.node().path("matchExpressions")) {
            String key = expression.path("key").asText();
            if (expression.path("operator").asText().equals("In")) {
                for (JsonNode value : expression.path("values")) {
                    if (labels.stream().noneMatch(l -> value.asText().equals(l.get(key)))) {
                        findings.add(
                                manifest.finding(
                                        at, "nothing has %s=%s".formatted(key, value.asText())));
                    }
                }
            }
        }
    }
}
