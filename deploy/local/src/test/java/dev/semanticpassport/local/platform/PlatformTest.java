package dev.semanticpassport.local.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlatformTest {
    /** Longer than a part may take to stop before it is killed. */
    private static final long PATIENCE_SECONDS = 240;

    @Test
    void aProcessThatIsToldToEndStopsItsPlatformWhateverHoldsItsCommonPool(@TempDir Path folder)
            throws IOException, InterruptedException {
        // Given
        Process busy =
                new ProcessBuilder(command(folder))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (BufferedReader said = busy.inputReader()) {
            ProcessHandle lab = lab(said);
            try {
                // When
                busy.destroy();
                // Then
                assertThat(busy.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("ended").isTrue();
                assertThat(lab.isAlive()).as("the platform's process").isFalse();
                assertThat(Files.exists(Layout.of(folder).running())).isFalse();
            } finally {
                lab.destroyForcibly();
            }
        } finally {
            busy.destroyForcibly().waitFor();
        }
    }

    private static ProcessHandle lab(BufferedReader said) {
        String pid =
                said.lines()
                        .filter(line -> line.startsWith(BusyProcess.BUSY))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("it ended at once"))
                        .substring(BusyProcess.BUSY.length());
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    /** With one thread in its common pool, as on two cores. */
    private static List<String> command(Path folder) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-Djava.util.concurrent.ForkJoinPool.common.parallelism=1",
                "-D" + Layout.HOME_PROPERTY + "=" + System.getProperty(Layout.HOME_PROPERTY),
                "-cp",
                System.getProperty("java.class.path"),
                BusyProcess.class.getName(),
                folder.toString());
    }
}
