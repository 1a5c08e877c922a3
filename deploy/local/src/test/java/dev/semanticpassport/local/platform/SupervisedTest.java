package dev.semanticpassport.local.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisedTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir Path folder;

    @Test
    void whatAKilledProcessLeftOfTemporaryFilesIsGoneWhenItBeginsAgain() throws IOException {
        // Given a process that says what lies there, leaves something and stays
        Path temporary = folder.resolve("temporary").resolve("one");
        Path log = folder.resolve("log");
        Supervised process =
                new Supervised(
                        Replica.first(Part.PROBE),
                        List.of(
                                "sh",
                                "-c",
                                "ls -A \"$1\"; touch \"$1/left\"; echo ready; exec sleep 3600",
                                "sh",
                                temporary.toString()),
                        Map.of(),
                        temporary,
                        log,
                        (_, _) -> {});
        process.start();
        try {
            awaitLines(log, 1);
            // When
            process.kill();
            awaitLines(log, 2);
            // Then
            assertThat(log).content().isEqualTo("ready\nready\n");
            assertThat(process.starts()).isEqualTo(2);
        } finally {
            process.stop(Duration.ofSeconds(10));
        }
    }

    private static void awaitLines(Path log, int count) throws IOException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (Files.readAllLines(log).size() < count && System.nanoTime() < until) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
