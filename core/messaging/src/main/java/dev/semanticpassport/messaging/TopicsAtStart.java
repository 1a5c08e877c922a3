package dev.semanticpassport.messaging;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Makes the topics before any channel starts: a consumer that subscribes to a topic not yet there
 * would notice it minutes later.
 */
@ApplicationScoped
class TopicsAtStart {
    private static final Logger LOG = Logger.getLogger(TopicsAtStart.class);
    private static final long PAUSE_MILLIS = 1000;

    private final Map<String, Object> kafka;
    private final String prefix;

    TopicsAtStart(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "passport.topic-prefix", defaultValue = "sempass.")
                    String prefix) {
        this.kafka = kafka;
        this.prefix = prefix;
    }

    /** Waits for Kafka as long as it takes: without it there is nothing to serve. */
    void create(@Observes @Priority(1) StartupEvent start) throws InterruptedException {
        while (true) {
            try {
                Topics.create(kafka, prefix);
                return;
            } catch (KafkaException away) {
                LOG.warnf(
                        "Waiting for Kafka at %s: %s",
                        kafka.get("bootstrap.servers"), away.getMessage());
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        }
    }
}
