package dev.semanticpassport.local.boards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds boards, rules and their documentation together, without anything running. */
class ObservabilityTest {
    private static final Path DOCS = Path.of("../../docs");
    private static final Path FOLDER = Path.of("../observability");

    /** Put there by the scrape, by histograms, or by Kafka's client. */
    private static final Set<String> OTHER_LABELS =
            Set.of("job", "instance", "namespace", "le", "client_id", "area");

    @Test
    void everyMetricOfOursStandsInTheDocumentationWithItsLabels() throws IOException {
        // Given
        Map<String, Set<String>> documented = documented();
        // When
        List<String> unknown = new ArrayList<>();
        for (Query query : Boards.read(FOLDER)) {
            for (Selector selector : Selectors.of(query.promql())) {
                Set<String> labels = documented.get(selector.metric());
                boolean ours = selector.metric().startsWith("sempass_");
                if (ours && (labels == null || !labels.containsAll(labels(selector)))) {
                    unknown.add(query + " -> " + selector.promql());
                }
            }
        }
        // Then
        assertThat(unknown).isEmpty();
        assertThat(documented).hasSizeGreaterThan(30);
    }

    @Test
    void everyOtherMetricIsToldOfOrRecorded() throws IOException {
        // Given
        String page = Files.readString(DOCS.resolve("metrics.md"));
        BoardCheck check = BoardCheck.of(FOLDER);
        // When
        List<BoardCheck.Finding> nowhere =
                check.run(Map.of()).missing().stream()
                        .filter(one -> !one.selector().metric().startsWith("sempass_"))
                        .filter(one -> !told(page, one.selector().metric()))
                        .toList();
        // Then
        assertThat(nowhere).isEmpty();
    }

    @Test
    void boardsHaveStableIdsUnitsThresholdsAndDescriptions() throws IOException {
        // When
        List<JsonNode> boards = boards();
        // Then
        assertThat(boards.stream().map(board -> board.path("uid").asText()))
                .containsExactlyInAnyOrder(
                        "sempass-overview",
                        "sempass-verifications",
                        "sempass-endpoints",
                        "sempass-evidence",
                        "sempass-kafka",
                        "sempass-jvm");
        for (JsonNode board : boards) {
            for (JsonNode panel : board.path("panels")) {
                if (panel.path("type").asText().equals("row")) {
                    continue;
                }
                String where = board.path("title").asText() + ", " + panel.path("title").asText();
                JsonNode defaults = panel.path("fieldConfig").path("defaults");
                assertThat(panel.path("description").asText()).as(where).isNotBlank();
                assertThat(defaults.path("unit").asText()).as(where).isNotBlank();
                assertThat(defaults.path("thresholds").path("steps")).as(where).isNotEmpty();
                assertThat(panel.path("targets")).as(where).isNotEmpty();
            }
        }
    }

    @Test
    void everyAlertHasATestAndAHeadingThatSaysWhatToDo() throws IOException {
        // Given
        Set<String> headings =
                Files.readString(DOCS.resolve("running.md"))
                        .lines()
                        .filter(line -> line.startsWith("### "))
                        .map(line -> line.substring(4).toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet());
        Set<String> tested = new TreeSet<>();
        rules("alerts_test.yaml")
                .findParents("alertname")
                .forEach(test -> {
                    String alerts = test.path("exp_alerts").isEmpty() ? "silent" : "fires";
                    tested.add(test.path("alertname").asText() + " " + alerts);
                });
        // When
        List<JsonNode> alerts =
                Stream.concat(
                                rules("alerts.yaml").findParents("alert").stream(),
                                rules("cluster.yaml").findParents("alert").stream())
                        .toList();
        // Then
        assertThat(alerts).hasSizeGreaterThan(20);
        for (JsonNode alert : alerts) {
            String name = alert.path("alert").asText();
            String anchor = name.toLowerCase(Locale.ROOT);
            assertThat(alert.path("annotations").path("runbook_url").asText())
                    .isEqualTo("docs/running.md#" + anchor);
            assertThat(headings).contains(anchor);
            assertThat(tested).contains(name + " fires", name + " silent");
        }
    }

    private static Set<String> labels(Selector selector) {
        return selector.matchers().stream()
                .map(LabelMatcher::label)
                .filter(label -> !OTHER_LABELS.contains(label))
                .collect(Collectors.toSet());
    }

    /** Names as Prometheus sees them, with what stands behind the names of timers and summaries. */
    private static Map<String, Set<String>> documented() throws IOException {
        Map<String, Set<String>> documented = new HashMap<>();
        Pattern row =
                Pattern.compile("(?m)^\\| `(sempass_\\w+)` \\| (\\w+) \\| \\w+ \\| ([^|]*) \\|");
        for (MatchResult found :
                row.matcher(Files.readString(DOCS.resolve("metrics.md"))).results().toList()) {
            Set<String> labels =
                    Stream.of(found.group(3).split("[`, ]+"))
                            .filter(label -> !label.isEmpty())
                            .collect(Collectors.toSet());
            boolean one = Set.of("counter", "gauge").contains(found.group(2));
            (one ? Stream.of("") : Stream.of("_count", "_sum", "_max", "_bucket"))
                    .forEach(suffix -> documented.put(found.group(1) + suffix, labels));
        }
        return documented;
    }

    /** By its name, or by that of the timer or summary which it belongs to. */
    private static boolean told(String page, String metric) {
        return page.contains("`" + metric + "`")
                || page.contains("`" + metric.replaceFirst("_(count|sum|max)$", "") + "`");
    }

    private static List<JsonNode> boards() throws IOException {
        List<JsonNode> boards = new ArrayList<>();
        for (Path file : Boards.files(FOLDER.resolve("boards"), ".json")) {
            boards.add(new ObjectMapper().readTree(file.toFile()));
        }
        return boards;
    }

    private static JsonNode rules(String file) throws IOException {
        return new YAMLMapper().readTree(FOLDER.resolve("rules").resolve(file).toFile());
    }
}
