package dev.semanticpassport.local.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedDatabaseTest {
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();

    @TempDir Path folder;

    @Test
    void aStartThatFailsIsTriedAgain() throws Exception {
        Path data = folder.resolve("postgresql");
        int port = Ports.free(1).getFirst();
        try (WatchedDatabase database =
                WatchedDatabase.start(
                        data,
                        port,
                        folder.resolve("database.log"),
                        List.of("kept"),
                        (_, what) -> said.add(what))) {
            Path settings = data.resolve("postgresql.conf");
            byte[] good = Files.readAllBytes(settings);

            Files.writeString(settings, "no_such_setting = 1\n", StandardOpenOption.APPEND);
            database.kill();
            awaitSaid("could not be started");
            Files.write(settings, good);
            awaitSaid("ready again");

            try (var connection =
                    DriverManager.getConnection(
                            "jdbc:postgresql://127.0.0.1:" + port + "/kept", "postgres", "")) {
                assertThat(connection.isValid(10)).isTrue();
            }
        }
    }

    private void awaitSaid(String words) throws InterruptedException {
        String next = said.poll(5, TimeUnit.MINUTES);
        while (next != null && !next.contains(words)) {
            next = said.poll(5, TimeUnit.MINUTES);
        }
        assertThat(next).as("what was said of the database").contains(words);
    }
}
