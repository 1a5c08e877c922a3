package dev.semanticpassport.local.boards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.semanticpassport.local.boards.BoardCheck.Found;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoardCheckTest {
    private static final Map<String, String> SHOWN =
            Map.of(
                    "probe-service",
                    """
                    # HELP asked_total Calls.
                    # TYPE asked_total counter
                    asked_total{endpoint="a:1",note="a } \\" bracket"} 3.0
                    faults_total{endpoint="a:1",kind="TIMEOUT"} NaN
                    """,
                    "scoring-service",
                    "lag 0.0 1700000000\n");

    private static final Map<String, Exposition> FIXTURES =
            Map.of("operator.prom", Exposition.parse("backup_age{cluster=\"db\"} 1"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    sum(rate(asked_total[5m]))                   | SHOWN
                    asked_total{endpoint=~"$endpoint"}           | SHOWN
                    asked_total{instance="x", job="probe-service"} | SHOWN
                    faults_total{kind!="RATE_LIMITED"}           | SHOWN
                    up{job="anything"}                           | BY_PROMETHEUS
                    backup_age{cluster="db"}                     | BY_FIXTURE
                    aksed_total                                  | NOWHERE
                    asked_total{endpoint="b:1"}                  | NOWHERE
                    faults_total{knid!="RATE_LIMITED"}           | NOWHERE
                    faults_total{kind!~"TIME.*"}                 | NOWHERE
                    lag{job="probe-service"}                     | NOWHERE
                    backup_age{cluster="other"}                  | NOWHERE
                    """)
    void aSelectorIsFoundWhereASeriesAnswersToIt(String promql, Found expected) {
        // Given
        BoardCheck check =
                new BoardCheck(List.of(new Query("board.json", "panel", promql)), FIXTURES);
        // When
        BoardCheck.Result result = check.run(SHOWN);
        // Then
        assertThat(result.findings()).extracting(BoardCheck.Finding::found).containsOnly(expected);
        assertThat(result.empty()).isEqualTo(expected == Found.NOWHERE ? 1 : 0);
        assertThat(result.byFixture()).isEqualTo(expected == Found.BY_FIXTURE ? 1 : 0);
    }

    @Test
    void aMissingSelectorIsNamedWithItsPlace() {
        // Given
        Query query = new Query("board.json", "Calls", "sum(asked_total) / sum(aksed_total)");
        // When
        BoardCheck.Result result = new BoardCheck(List.of(query), FIXTURES).run(SHOWN);
        // Then
        assertThat(result.queries()).isEqualTo(1);
        assertThat(result.missing())
                .extracting(BoardCheck.Finding::toString)
                .containsExactly("board.json, \"Calls\": aksed_total");
    }

    @Test
    void whatIsNoExpositionIsRefused() {
        assertThatThrownBy(() -> Exposition.parse("<html>"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("<html>");
    }
}
