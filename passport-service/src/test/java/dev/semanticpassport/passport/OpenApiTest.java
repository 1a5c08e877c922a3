package dev.semanticpassport.passport;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.embedded.PlatformResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PlatformResource.class)
@WithTestResource(ServiceSecrets.class)
class OpenApiTest {

    @Test
    void everyPathOfTheServiceIsListed() {
        // When
        Map<String, Object> paths = document().getMap("paths");
        // Then
        assertThat(paths)
                .containsKeys(
                        "/api/v1/passports",
                        "/api/v1/passports/{id}",
                        "/api/v1/passports/{id}/revisions",
                        "/api/v1/passports/{id}/revisions/{revision}",
                        "/api/v1/passports/{id}/revisions/{revision}/document",
                        "/api/v1/passports/{id}/revisions/{revision}/envelope",
                        "/api/v1/passports/{id}/signed-revisions",
                        "/api/v1/passports/{id}/signature",
                        "/api/v1/passports/{id}/signature/keys",
                        "/api/v1/passports/{id}/signature/kit-rows",
                        "/api/v1/passports/{id}/signature/proposal",
                        "/api/v1/passports/{id}/imports",
                        "/api/v1/passports/{id}/imports/{importId}",
                        "/api/v1/passports/{id}/tree",
                        "/api/v1/passports/{id}/tree/revisions",
                        "/api/v1/passports/{id}/tree/compare",
                        "/api/v1/passports/{id}/tree/edits",
                        "/api/v1/passports/{id}/kit",
                        "/api/v1/passports/{id}/prepared-beacons",
                        "/api/v1/fleets",
                        "/api/v1/fleets/{id}",
                        "/api/v1/fleets/{id}/models",
                        "/api/v1/fleets/{id}/report",
                        "/api/v1/watches",
                        "/api/v1/watches/{id}",
                        "/api/v1/probe-sets",
                        "/api/v1/probe-sets/{name}/{version}",
                        "/api/v1/log",
                        "/api/v1/log/keys",
                        "/api/v1/log/checkpoint",
                        "/api/v1/log/checkpoints",
                        "/api/v1/log/checkpoints/{size}",
                        "/api/v1/log/checkpoints/{size}/cosignatures",
                        "/api/v1/log/entries",
                        "/api/v1/log/entries/{index}/proof",
                        "/api/v1/log/consistency");
    }

    @Test
    void everyOperationIsDescribedAndTellsItsProblems() {
        // Given
        List<String> silent = new ArrayList<>();
        // When
        paths().forEach((path, operations) ->
                operations.forEach((method, operation) -> {
                    addIfSilent(method + " " + path, operation, silent);
                    if (!String.valueOf(operation).contains("application/problem+json")) {
                        silent.add(method + " " + path + " without its problems");
                    }
                }));
        // Then
        assertThat(silent).isEmpty();
    }

    @Test
    void everyParameterAndFieldOfPassportsSignaturesAndTheLogIsDescribed() {
        // Given
        Map<String, Map<String, Object>> schemas = document().getMap("components.schemas");
        List<String> silent = new ArrayList<>();
        Set<String> used = new HashSet<>();
        // When
        paths().forEach((path, operations) -> {
            if (path.contains("/passports") || path.contains("/log")) {
                operations.forEach((method, operation) ->
                        collectSilentParameters(method + " " + path, operation, silent));
                collectSchemas(operations, schemas, used);
            }
        });
        used.forEach(name -> {
            if (schemas.getOrDefault(name, Map.of()).get("properties")
                    instanceof Map<?, ?> fields) {
                fields.forEach(
                        (field, described) -> addIfSilent(name + "." + field, described, silent));
            }
        });
        // Then
        assertThat(used).contains("Signature", "FreezeStored", "Checkpoint", "ProblemDetails");
        assertThat(silent).isEmpty();
    }

    @Test
    void theFieldsOfEventsSayWhatTheContractSaysOfThem() {
        // When
        String told =
                document().getString("components.schemas.Budget.properties.maxProbes.description");
        // Then
        assertThat(told).startsWith("Most probes asked of the model");
    }

    /** The names of all schemas that a part of the document refers to, directly or not. */
    private static void collectSchemas(
            @Nullable Object part, Map<String, Map<String, Object>> schemas, Set<String> used) {
        if (part instanceof Map<?, ?> map) {
            if (map.get("$ref") instanceof String reference) {
                String name = reference.substring(reference.lastIndexOf('/') + 1);
                if (used.add(name)) {
                    collectSchemas(schemas.get(name), schemas, used);
                }
            }
            map.values().forEach(one -> collectSchemas(one, schemas, used));
        }
        if (part instanceof List<?> list) {
            list.forEach(one -> collectSchemas(one, schemas, used));
        }
    }

    private static Map<String, Map<String, Object>> paths() {
        return document().getMap("paths");
    }

    private static void collectSilentParameters(
            String where, Object operation, List<String> silent) {
        if (operation instanceof Map<?, ?> described
                && described.get("parameters") instanceof List<?> parameters) {
            parameters.forEach(one -> addIfSilent(where + " " + one, one, silent));
        }
    }

    private static void addIfSilent(String where, Object described, List<String> silent) {
        boolean told =
                described instanceof Map<?, ?> map
                        && (map.containsKey("$ref")
                                || isText(map.get("description"))
                                || isText(map.get("summary")));
        if (!told) {
            silent.add(where);
        }
    }

    private static boolean isText(@Nullable Object description) {
        return description instanceof String text && !text.isBlank();
    }

    private static JsonPath document() {
        return given().queryParam("format", "json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
