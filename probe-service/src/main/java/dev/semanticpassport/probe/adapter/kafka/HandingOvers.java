package dev.semanticpassport.probe.adapter.kafka;

import dev.semanticpassport.probe.adapter.config.ProbeConfig;
import dev.semanticpassport.probe.asking.Custody;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** One for each consumer, by the names that its channel knows. */
class HandingOvers {

    @Produces
    @Singleton
    @Identifier("handing-over")
    KafkaConsumerRebalanceListener chats(Custody custody, ProbeConfig config) {
        return new HandingOver(Lane.CHATS, custody, config.drain());
    }

    @Produces
    @Singleton
    @Identifier("handing-over-looks")
    KafkaConsumerRebalanceListener looks(Custody custody, ProbeConfig config) {
        return new HandingOver(Lane.LOOKS, custody, config.drain());
    }
}
