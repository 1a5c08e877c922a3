package dev.semanticpassport.messaging;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * At shutdown no further record is taken, and the work on those taken gets a while to end before
 * database and broker are let go. What does not end is not acknowledged and comes again.
 */
@ApplicationScoped
class Stopping {
    private static final Logger LOG = Logger.getLogger(Stopping.class);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final KafkaClientService clients;

    Stopping(KafkaClientService clients) {
        this.clients = clients;
    }

    void pause(@Observes @Priority(100) ShutdownEvent shutdown) {
        for (String channel : clients.getConsumerChannels()) {
            for (KafkaConsumer<?, ?> consumer : clients.getConsumers(channel)) {
                consumer.pause().subscribe().with(_ -> {}, _ -> {});
            }
        }
        if (!Waiting.until(() -> Infrastructure.underWay() == 0, LONGEST)) {
            LOG.warnf(
                    "Stopping with %d works not done; their records will come again",
                    Infrastructure.underWay());
        }
    }
}
