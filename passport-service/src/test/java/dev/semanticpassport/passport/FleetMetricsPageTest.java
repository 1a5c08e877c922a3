package dev.semanticpassport.passport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.messaging.measuring.FigureTable;
import dev.semanticpassport.messaging.measuring.Measured;
import dev.semanticpassport.passport.fleet.adapter.FleetMetric;
import dev.semanticpassport.passport.watch.adapter.WatchMetric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FleetMetricsPageTest {

    @Test
    void docsListEveryMetricOfFleetsAndWatchesAndNoOther() throws IOException {
        // Given
        String page = Files.readString(Path.of("../docs/metrics.md"));
        Measured[] all =
                Stream.<Measured>concat(
                                Stream.of(FleetMetric.values()), Stream.of(WatchMetric.values()))
                        .toArray(Measured[]::new);
        // When
        String section =
                page.split("\n## passport-service: fleets and watches\n", -1)[1]
                        .split("\n## ", -1)[0];
        // Then
        assertThat(section.substring(section.indexOf("| metric")).strip())
                .isEqualTo(FigureTable.of(all).strip());
    }
}
