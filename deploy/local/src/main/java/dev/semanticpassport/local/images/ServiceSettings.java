package dev.semanticpassport.local.images;

import dev.semanticpassport.embedded.EmbeddedDatabase;
import dev.semanticpassport.local.platform.Part;
import dev.semanticpassport.local.platform.Platform;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The environment by which an image's service finds a broker and a database on this machine.
 *
 * @param platform one that was started without services
 * @param serviceKey 32 bytes in base64, the same for all
 * @param sealingKey likewise
 * @param temporary where the services may write
 */
public record ServiceSettings(
        Platform platform, String serviceKey, String sealingKey, Path temporary) {

    /** Names and values, with those of the image. */
    public Map<String, String> environment(Part service) {
        Map<String, String> environment = new HashMap<>(ImageLayout.environment());
        environment.put("KAFKA_BOOTSTRAP_SERVERS", platform.kafka());
        environment.put("PASSPORT_TOPIC_PREFIX", platform.running().topicPrefix());
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(platform.port(service)));
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_SHUTDOWN_TIMEOUT", "10s");
        switch (service) {
            case PASSPORT -> {
                database(environment, "passport");
                environment.put("PASSPORT_SERVICE_KEY", serviceKey);
                environment.put("PASSPORT_SEALING_KEY", sealingKey);
            }
            case SCORING -> {
                database(environment, "scoring");
                environment.put("PASSPORT_SERVICE_KEY", serviceKey);
            }
            case PROBE -> {
                environment.put("PASSPORT_SECRETS_DIR", temporary.toString());
                environment.put("PASSPORT_PROBE_ALLOW_PRIVATE", "loopback");
            }
            case DATABASE, BROKER, LAB -> throw new IllegalArgumentException(service.label());
        }
        return environment;
    }

    private void database(Map<String, String> environment, String name) {
        String at = "127.0.0.1:" + platform.port(Part.DATABASE) + "/" + name;
        environment.put("QUARKUS_DATASOURCE_REACTIVE_URL", "postgresql://" + at);
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://" + at);
        environment.put("QUARKUS_DATASOURCE_USERNAME", EmbeddedDatabase.USER);
        // it listens on the loopback alone and trusts it; the services want some password
        environment.put("QUARKUS_DATASOURCE_PASSWORD", "unused");
    }
}
