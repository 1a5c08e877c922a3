package dev.semanticpassport.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** Broker and database from images, where a Docker has them already: nothing is downloaded. */
final class Containers {
    static final String KAFKA = "apache/kafka:4.1.2";
    static final String POSTGRES = "postgres:17-alpine";

    private static final Path SOCKET = Path.of("/var/run/docker.sock");
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private Containers() {}

    /**
     * Whether Docker answers and has both images. Asked before any call of Testcontainers, which
     * would otherwise look for minutes; it also wants its reaper's image unless that is off.
     */
    static boolean usable() {
        return "true".equals(System.getenv("TESTCONTAINERS_RYUK_DISABLED"))
                && DockerImages.present(SOCKET, PATIENCE).containsAll(Set.of(KAFKA, POSTGRES));
    }

    /** Docker removes nothing by itself without the reaper: the JVM's end stops them. */
    static Platform start() {
        KafkaContainer kafka = new KafkaContainer(KAFKA);
        PostgreSQLContainer postgres = new PostgreSQLContainer(POSTGRES);
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    kafka.stop();
                                    postgres.stop();
                                },
                                "containers-stop"));
        kafka.start();
        postgres.start();
        return new Platform(
                kafka.getBootstrapServers(),
                postgres.getHost()
                        + ":"
                        + postgres.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                postgres.getUsername(),
                postgres.getPassword(),
                "");
    }
}
