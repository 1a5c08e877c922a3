package dev.semanticpassport.local.client;

import dev.semanticpassport.contracts.Decoded;
import dev.semanticpassport.contracts.Event;
import dev.semanticpassport.contracts.EventJson;
import dev.semanticpassport.contracts.Topic;
import dev.semanticpassport.messaging.CloudEventHeaders;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes and reads events as any client of the platform would. */
public final class Events implements AutoCloseable {
    private static final String SOURCE = "/command-line";

    private final String bootstrap;
    private final String prefix;
    private final Clock clock;
    private final KafkaProducer<String, byte[]> producer;

    public Events(String bootstrap, String prefix, Clock clock) {
        this.bootstrap = bootstrap;
        this.prefix = prefix;
        this.clock = clock;
        this.producer =
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                                ProducerConfig.ACKS_CONFIG, "all",
                                ProducerConfig.LINGER_MS_CONFIG, "5"),
                        new StringSerializer(),
                        new ByteArraySerializer());
    }

    /** Sends the events and returns when the broker holds all of them. */
    public void send(Collection<? extends Event> events) {
        List<Future<RecordMetadata>> acks = new ArrayList<>();
        for (Event event : events) {
            ProducerRecord<String, byte[]> record =
                    CloudEventHeaders.record(event, prefix, SOURCE, clock.instant(), null);
            acks.add(producer.send(record));
        }
        producer.flush();
        await(acks);
    }

    /** Sends a dead letter again as it was, without what its dead-lettering added. */
    public void sendAgain(String topic, ConsumerRecord<String, byte[]> letter) {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(topic, letter.key(), letter.value());
        for (Header header : letter.headers()) {
            if (!header.key().startsWith("dead-letter-")) {
                record.headers().add(header);
            }
        }
        await(List.of(producer.send(record)));
    }

    private static void await(List<Future<RecordMetadata>> acks) {
        for (Future<RecordMetadata> ack : acks) {
            try {
                ack.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("Kafka did not take the event", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
    }

    /** Reads one topic from now on, or from its beginning, without a consumer group. */
    public Tail tail(Topic topic, boolean fromBeginning) {
        return new Tail(consumer(), topic.name(prefix), fromBeginning);
    }

    /** Reads any topic by name. */
    public Tail tail(String topic, boolean fromBeginning) {
        return new Tail(consumer(), topic, fromBeginning);
    }

    /** The verifications that are refused, from now on or from the beginning. */
    public Refusals refusedVerifications(boolean fromBeginning) {
        return refusals("verification", Topic.VERIFICATION_REQUESTED, fromBeginning);
    }

    /** The fleets that are refused, from now on or from the beginning. */
    public Refusals refusedFleets(boolean fromBeginning) {
        return refusals("fleet", Topic.FLEET_REQUESTED, fromBeginning);
    }

    private Refusals refusals(String what, Topic requests, boolean fromBeginning) {
        return new Refusals(
                what, new Tail(consumer(), requests.deadLetters(prefix), fromBeginning));
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    /** A reader of all partitions of a topic. */
    public static final class Tail implements AutoCloseable {
        private final KafkaConsumer<String, byte[]> consumer;

        private Tail(KafkaConsumer<String, byte[]> consumer, String topic, boolean fromBeginning) {
            this.consumer = consumer;
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(p -> new TopicPartition(topic, p.partition()))
                            .toList();
            consumer.assign(partitions);
            if (fromBeginning) {
                consumer.seekToBeginning(partitions);
            } else {
                consumer.seekToEnd(partitions);
                // seekToEnd is lazy: without this, "from now on" would begin at the first poll
                partitions.forEach(consumer::position);
            }
        }

        public List<ConsumerRecord<String, byte[]>> poll(Duration patience) {
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            consumer.poll(patience).forEach(records::add);
            return records;
        }

        /** The events among the next records; what cannot be read is left out. */
        public List<Event> events(Duration patience) {
            return decoded(poll(patience));
        }

        /** The events up to where the topic ended when this was called. */
        public List<Event> eventsToTheEnd() {
            return decoded(drain());
        }

        private static List<Event> decoded(List<ConsumerRecord<String, byte[]>> records) {
            List<Event> events = new ArrayList<>();
            for (ConsumerRecord<String, byte[]> record : records) {
                Decoded decoded =
                        EventJson.read(CloudEventHeaders.type(record.headers()), record.value());
                if (decoded instanceof Decoded.Good(Event event)) {
                    events.add(event);
                }
            }
            return events;
        }

        /** Everything up to where the topic ended when this was called. */
        public List<ConsumerRecord<String, byte[]>> drain() {
            Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                records.addAll(poll(Duration.ofMillis(500)));
            }
            return records;
        }

        @Override
        public void close() {
            consumer.close();
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
