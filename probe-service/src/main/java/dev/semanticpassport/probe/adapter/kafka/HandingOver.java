package dev.semanticpassport.probe.adapter.kafka;

import dev.semanticpassport.probe.asking.Custody;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * When replicas come or go, partitions move while calls are under way. The group waits for whoever
 * gives a partition away, so those calls may end and be committed; the connector by itself commits
 * what was done, and another replica would pay for the rest again.
 */
class HandingOver implements KafkaConsumerRebalanceListener {
    private static final Logger LOG = Logger.getLogger(HandingOver.class);

    private final Lane lane;
    private final Custody custody;
    private final Duration longest;

    HandingOver(Lane lane, Custody custody, Duration longest) {
        this.lane = lane;
        this.custody = custody;
        this.longest = longest;
    }

    @Override
    public void onPartitionsAssigned(
            Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        custody.come(partitions.stream().map(lane::name).toList());
    }

    @Override
    public void onPartitionsRevoked(
            Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> done = give(partitions, longest);
        if (done.isEmpty()) {
            return;
        }
        try {
            consumer.commitSync(done);
        } catch (KafkaException away) {
            LOG.warnf("What was done cannot be committed, and comes again: %s", away.getMessage());
        }
    }

    /** Another has them already, and nothing can be committed any more. */
    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        give(partitions, Duration.ZERO);
    }

    private Map<TopicPartition, OffsetAndMetadata> give(
            Collection<TopicPartition> partitions, Duration patience) {
        Map<String, TopicPartition> byName =
                partitions.stream().collect(Collectors.toMap(lane::name, p -> p));
        long began = System.nanoTime();
        Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();
        try {
            custody.give(List.copyOf(byName.keySet()), patience)
                    .forEach((name, next) ->
                            done.put(byName.get(name), new OffsetAndMetadata(next)));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        LOG.infof(
                "Partitions handed over: lane=%s partitions=%d milliseconds=%d",
                lane, partitions.size(), Duration.ofNanos(System.nanoTime() - began).toMillis());
        return done;
    }
}
