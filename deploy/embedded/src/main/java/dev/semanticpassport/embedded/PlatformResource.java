package dev.semanticpassport.embedded;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * Gives a Quarkus test a real Kafka broker and an empty PostgreSQL database of its own:
 * {@code @WithTestResource(PlatformResource.class)}. Broker and server are started once for all
 * test classes of a module; see {@link Platform}.
 *
 * <p>The module sets {@code quarkus.devservices.enabled=false}, so that Quarkus does not look for
 * Docker by itself.
 */
public class PlatformResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        Platform platform = Platform.shared();
        String database = platform.freshDatabase();
        return Map.of(
                "kafka.bootstrap.servers",
                platform.bootstrapServers(),
                "quarkus.datasource.username",
                platform.user(),
                "quarkus.datasource.password",
                platform.password(),
                "quarkus.datasource.jdbc.url",
                platform.jdbcUrl(database),
                "quarkus.datasource.reactive.url",
                platform.reactiveUrl(database),
                // Tests of several modules may run at the same time.
                "quarkus.http.test-port",
                "0");
    }

    /** The JVM's end stops them. */
    @Override
    public void stop() {}
}
