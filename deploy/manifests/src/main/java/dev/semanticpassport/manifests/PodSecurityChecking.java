package dev.semanticpassport.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The rules of Kubernetes' pod security standard "restricted", and three of our own: a root file
 * system that is not written, no token of the API server, and stated resources.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/security/pod-security-standards/">Pod Security
 *     Standards</a>
 */
final class PodSecurityChecking {
    private static final Set<String> VOLUMES =
            Set.of(
                    "configMap",
                    "csi",
                    "downwardAPI",
                    "emptyDir",
                    "ephemeral",
                    "persistentVolumeClaim",
                    "projected",
                    "secret");

    private final Pod pod;
    private final List<Finding> findings = new ArrayList<>();

    private PodSecurityChecking(Pod pod) {
        this.pod = pod;
    }

    static List<Finding> check(List<Manifest> manifests) {
        return Pod.of(manifests).stream()
                .filter(pod -> pod.spec().isObject())
                .flatMap(pod -> new PodSecurityChecking(pod).check().stream())
                .toList();
    }

    private List<Finding> check() {
        JsonNode spec = pod.spec();
        for (String host : List.of("hostNetwork", "hostPID", "hostIPC")) {
            require(!spec.path(host).asBoolean(), "/" + host, "must not be true");
        }
        JsonNode token = spec.path("automountServiceAccountToken");
        require(
                token.isBoolean() && !token.asBoolean(),
                "/automountServiceAccountToken",
                "must be false");
        require(
                spec.path("securityContext").path("sysctls").isEmpty(),
                "/securityContext/sysctls",
                "must be empty");
        for (JsonNode volume : spec.path("volumes")) {
            volume.fieldNames()
                    .forEachRemaining(field ->
                            require(
                                    field.equals("name") || VOLUMES.contains(field),
                                    "/volumes",
                                    "not allowed: " + field));
        }
        for (String list : List.of("initContainers", "containers", "ephemeralContainers")) {
            JsonNode containers = spec.path(list);
            for (int i = 0; i < containers.size(); i++) {
                container(containers.get(i), "/" + list + "/" + i);
            }
        }
        return findings;
    }

    private void container(JsonNode container, String at) {
        JsonNode own = container.path("securityContext");
        JsonNode shared = pod.spec().path("securityContext");
        String here = at + "/securityContext";
        JsonNode escalation = own.path("allowPrivilegeEscalation");
        require(
                escalation.isBoolean() && !escalation.asBoolean(),
                here + "/allowPrivilegeEscalation",
                "must be false");
        require(!own.path("privileged").asBoolean(), here + "/privileged", "must not be true");
        require(
                effective("runAsNonRoot", own, shared).asBoolean(),
                here + "/runAsNonRoot",
                "must be true");
        JsonNode user = effective("runAsUser", own, shared);
        require(user.isMissingNode() || user.asInt() != 0, here + "/runAsUser", "must not be 0");
        require(
                Set.of("RuntimeDefault", "Localhost")
                        .contains(effective("seccompProfile", own, shared).path("type").asText()),
                here + "/seccompProfile",
                "must be RuntimeDefault or Localhost");
        require(
                texts(own.path("capabilities").path("drop")).anyMatch("ALL"::equals),
                here + "/capabilities/drop",
                "must have ALL");
        require(
                texts(own.path("capabilities").path("add")).allMatch("NET_BIND_SERVICE"::equals),
                here + "/capabilities/add",
                "may have NET_BIND_SERVICE alone");
        require(
                own.path("procMount").asText("Default").equals("Default"),
                here + "/procMount",
                "must be Default");
        require(
                own.path("readOnlyRootFilesystem").asBoolean(),
                here + "/readOnlyRootFilesystem",
                "must be true");
        for (JsonNode port : container.path("ports")) {
            require(port.path("hostPort").asInt() == 0, at + "/ports", "must not have hostPort");
        }
        JsonNode resources = container.path("resources");
        require(
                resources.at("/requests/cpu").isTextual()
                        && resources.at("/requests/memory").isTextual()
                        && resources.at("/limits/memory").isTextual(),
                at + "/resources",
                "must state requests of cpu and memory and a limit of memory");
    }

    private static JsonNode effective(String field, JsonNode own, JsonNode shared) {
        return own.has(field) ? own.path(field) : shared.path(field);
    }

    private static Stream<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText);
    }

    private void require(boolean holds, String path, String problem) {
        if (!holds) {
            findings.add(pod.owner().finding(Pod.TEMPLATE + "/spec" + path, problem));
        }
    }
}
