package dev.semanticpassport.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckingTest {
    private static final List<Manifest> PRODUCTION =
            Rendering.manifests(Repository.DEPLOY, "production");

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void nothingIsWrongWithTheOverlays(String overlay) {
        assertThat(Manifests.check(Repository.DEPLOY, overlay, Optional.empty())).isEmpty();
    }

    /** Run with {@code -Dpassport.schemas=FOLDER} of custom resource definitions. */
    @Test
    @EnabledIfSystemProperty(named = "passport.schemas", matches = ".+")
    void nothingIsWrongByTheFullDefinitionsOfTheOperators() {
        Path definitions = Path.of(System.getProperty("passport.schemas"));

        assertThat(Manifests.check(Repository.DEPLOY, "production", Optional.of(definitions)))
                .isEmpty();
    }

    /** Each line: the object, where something is put, what (YAML), and the finding's beginning. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    Deployment/probe-service     | /spec/replica                                       | 2                   | unknown field
                    Deployment/probe-service     | /spec/template/spec/containers/0/imagePullpolicy    | Always              | unknown field
                    Deployment/probe-service     | /spec/template/spec/containers/0/livenessProbe/httpget | {port: http}     | unknown field
                    Deployment/probe-service     | /additionalProperties                               | {}                  | Ignored field
                    Deployment/probe-service     | /spec/replicas                                      | two                 | Cannot
                    ConfigMap/platform           | /data/QUARKUS_HTTP_PORT                             | 8080                | Cannot coerce
                    NetworkPolicy/probe-service  | /spec/egress/0/ports/0/Port                         | 53                  | unknown field
                    ServiceAccount/probe-service | /automountServiceAccounttoken                       | false               | unknown field
                    Kafka/semantic-passport      | /spec/kafka/listners                                | []                  | unknown field
                    KafkaUser/probe-service      | /spec/authorization/acls/0/operation                | Read                | unknown field
                    KafkaTopic/sempass.probe.answered.v1 | /spec/partition                             | 12                  | unknown field
                    KafkaNodePool/dual           | /spec/storage/volumes/0/deleteclaim                 | false               | unknown field
                    ScaledObject/probe-service   | /spec/maxReplicas                                   | 12                  | property 'maxReplicas'
                    ScaledObject/probe-service   | /spec/triggers/0/metadata/treshold                  | `"128"`             | property 'treshold'
                    Cluster/passport-db          | /spec/instances                                     | three               | string found
                    ScheduledBackup/passport-db-nightly | /spec/schedule                               | 0 2 * * *           | does not match
                    ServiceMonitor/services      | /spec/endpoints/0/intervall                         | 15s                 | property 'intervall'
                    ServiceMonitor/services      | /metadata/lables                                    | {}                  | unknown field
                    Deployment/probe-service     | /spec/template/metadata/labels/app.kubernetes.io~1name | prober           | does not select the labels
                    Deployment/probe-service     | /spec/selector                                      | {}                  | does not select the labels
                    Service/probe-service        | /spec/selector/app.kubernetes.io~1name              | prober              | selects nothing
                    Service/probe-service        | /spec/ports/0/targetPort                            | web                 | Deployment/probe-service has no port web
                    PodDisruptionBudget/probe-service | /spec/selector/matchLabels/app.kubernetes.io~1name | prober          | selects nothing
                    NetworkPolicy/deny-by-default | /spec/podSelector/matchExpressions/0/values/1      | prober              | nothing has app.kubernetes.io/name=prober
                    NetworkPolicy/probe-service  | /spec/egress/1/to/0/podSelector/matchLabels/semantic-passport.dev~1broker | `"yes"` | selects nothing
                    KafkaNodePool/dual           | /spec/template/pod/metadata/labels                  | {}                  | selects nothing
                    ServiceMonitor/services      | /spec/endpoints/0/port                              | web                 | Service/passport-service has no port web
                    PodMonitor/databases         | /spec/podMetricsEndpoints/0/port                    | metric              | Cluster/passport-db has no port metric
                    Deployment/probe-service     | /spec/template/spec/containers/0/envFrom/0/configMapRef/name | platforms  | there is no ConfigMap/platforms
                    Deployment/probe-service     | /spec/template/spec/serviceAccountName              | prober              | there is no ServiceAccount/prober
                    Deployment/probe-service     | /spec/template/spec/volumes/1/secret/secretName     | endpoint-key        | there is no Secret/endpoint-key
                    Deployment/probe-service     | /spec/template/spec/containers/0/volumeMounts/0/name | temp               | there is no volume temp
                    Deployment/probe-service     | /spec/template/spec/containers/0/livenessProbe/httpGet/port | web         | there is no port "web"
                    Deployment/passport-service  | /spec/template/spec/containers/0/env/2/valueFrom/secretKeyRef/key | ca.cert | Secret/semantic-passport-cluster-ca-cert has no key ca.cert
                    ScaledObject/scoring-service | /spec/scaleTargetRef/name                           | scoring             | there is no Deployment/scoring
                    ScaledObject/scoring-service | /spec/triggers/0/authenticationRef/name             | lag                 | there is no TriggerAuthentication/lag
                    TriggerAuthentication/kafka-lag | /spec/secretTargetRef/1/name                     | lag-writer          | there is no Secret/lag-writer
                    KafkaUser/probe-service      | /metadata/labels/strimzi.io~1cluster                | other               | there is no Kafka/other
                    Service/probe-service        | /metadata/namespace                                 | default             | there is no Namespace/default
                    Deployment/probe-service     | /spec/template/spec/containers/0/securityContext/readOnlyRootFilesystem | false | must be true
                    Deployment/probe-service     | /spec/template/spec/containers/0/securityContext/allowPrivilegeEscalation | true | must be false
                    Deployment/probe-service     | /spec/template/spec/containers/0/securityContext/capabilities/drop | []   | must have ALL
                    Deployment/probe-service     | /spec/template/spec/containers/0/securityContext/runAsNonRoot | false     | must be true
                    Deployment/probe-service     | /spec/template/spec/securityContext/seccompProfile/type | Unconfined      | must be RuntimeDefault
                    Deployment/probe-service     | /spec/template/spec/hostNetwork                     | true                | must not be true
                    Deployment/probe-service     | /spec/template/spec/automountServiceAccountToken    | true                | must be false
                    Deployment/probe-service     | /spec/template/spec/volumes/0                       | {name: tmp, hostPath: {path: /tmp}} | not allowed: hostPath
                    Deployment/probe-service     | /spec/template/spec/containers/0/resources/limits   | {}                  | must state requests
                    """)
    void aPlantedFaultIsFound(String object, String pointer, String yaml, String problem) {
        List<Manifest> manifests =
                PRODUCTION.stream()
                        .map(one -> new Manifest(one.file(), one.content().deepCopy()))
                        .toList();
        Manifest changed = Repository.find(manifests, object);
        put(changed.content(), pointer, Yaml.tree(yaml, "the fault"));

        List<Finding> findings = Checking.check(manifests, Repository.DEPLOY, Optional.empty());

        assertThat(findings)
                .anySatisfy(finding -> {
                    assertThat(finding.problem()).contains(problem);
                    assertThat(finding.file()).isNotEmpty();
                });
    }

    @Test
    void whatIsDefinedTwiceIsFound() {
        List<Manifest> manifests = new ArrayList<>(Rendering.manifests(Repository.DEPLOY, "local"));
        manifests.add(Repository.find(manifests, "Service/probe-service"));

        assertThat(Checking.check(manifests, Repository.DEPLOY, Optional.empty()))
                .singleElement()
                .hasToString("base/40-probe-service.yaml: Service/probe-service: is defined twice");
    }

    @Test
    void fullDefinitionsRefuseWhatTheyDoNotHave(@TempDir Path definitions) throws IOException {
        Files.writeString(
                definitions.resolve("scaled.yaml"),
                """
                kind: CustomResourceDefinition
                spec:
                  group: keda.sh
                  names: {kind: ScaledObject}
                  versions:
                    - name: v1alpha1
                      schema:
                        openAPIV3Schema:
                          type: object
                          properties:
                            metadata: {type: object}
                            spec:
                              type: object
                              required: [forgotten]
                              properties:
                                triggers: {x-kubernetes-preserve-unknown-fields: true}
                """);

        List<Finding> findings =
                Manifests.check(Repository.DEPLOY, "production", Optional.of(definitions));

        assertThat(findings)
                .anySatisfy(finding ->
                        assertThat(finding)
                                .hasToString(
                                        "overlays/production/80-scaling.yaml: ScaledObject/probe-service"
                                                + " /spec: required property 'forgotten' not found"))
                .anySatisfy(finding ->
                        assertThat(finding.problem()).contains("property 'scaleTargetRef'"))
                .anySatisfy(finding ->
                        assertThat(finding.problem())
                                .isEqualTo("no schema of postgresql.cnpg.io/v1/Cluster"));
    }

    private static void put(ObjectNode content, String pointer, JsonNode value) {
        JsonPointer path = JsonPointer.compile(pointer);
        JsonNode parent = content.at(path.head());
        if (parent instanceof ArrayNode array) {
            array.set(path.last().getMatchingIndex(), value);
        } else if (parent instanceof ObjectNode object) {
            object.set(path.last().getMatchingProperty(), value);
        } else {
            throw new AssertionError("Nothing at " + path.head());
        }
    }
}
