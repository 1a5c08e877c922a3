package dev.semanticpassport.local.boards;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Prometheus' own tool on our configuration and rules. */
@EnabledIf(value = "promtoolIsInstalled", disabledReason = "promtool is not installed")
class PromtoolTest {
    private static final Path FOLDER = Path.of("../observability");

    static boolean promtoolIsInstalled() {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "promtool")));
    }

    @Test
    void theConfigurationIsValid() throws Exception {
        assertThat(promtool("check", "config", "prometheus.yaml"))
                .contains("is valid prometheus config");
    }

    @Test
    void theRulesAreValid() throws Exception {
        assertThat(promtool("check", "rules", "rules/alerts.yaml", "rules/cluster.yaml"))
                .contains("SUCCESS");
    }

    @Test
    void everyAlertFiresWhereItShouldAndOnlyThere() throws Exception {
        assertThat(promtool("test", "rules", "rules/alerts_test.yaml")).contains("SUCCESS");
    }

    private static String promtool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("promtool"));
        command.addAll(List.of(arguments));
        Process process =
                new ProcessBuilder(command)
                        .directory(FOLDER.toFile())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
