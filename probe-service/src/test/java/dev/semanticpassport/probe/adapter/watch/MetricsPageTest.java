package dev.semanticpassport.probe.adapter.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.messaging.measuring.FigureTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MetricsPageTest {

    @Test
    void docsListEveryMetricAndNoOther() throws IOException {
        // Given
        String page = Files.readString(Path.of("../docs/metrics.md"));
        // When
        String section = page.split("\n## probe-service\n", -1)[1].split("\n## ", -1)[0];
        // Then
        assertThat(section.substring(section.indexOf("| metric")).strip())
                .isEqualTo(FigureTable.of(Metric.values()).strip());
    }
}
