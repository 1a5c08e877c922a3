package dev.semanticpassport.probe.adapter.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.semanticpassport.contracts.Access;
import dev.semanticpassport.contracts.Event;
import dev.semanticpassport.contracts.Inspection;
import dev.semanticpassport.contracts.Outcome;
import dev.semanticpassport.contracts.ProbeAnswered;
import dev.semanticpassport.contracts.ProbeRequested;
import dev.semanticpassport.contracts.Question;
import dev.semanticpassport.contracts.Topic;
import dev.semanticpassport.messaging.Intake;
import dev.semanticpassport.messaging.Received;
import dev.semanticpassport.messaging.tracing.LogIds;
import dev.semanticpassport.messaging.tracing.Step;
import dev.semanticpassport.messaging.tracing.Subject;
import dev.semanticpassport.messaging.tracing.Tracing;
import dev.semanticpassport.probe.adapter.config.ProbeConfig;
import dev.semanticpassport.probe.adapter.files.FileProbes;
import dev.semanticpassport.probe.asking.Asking;
import dev.semanticpassport.probe.asking.Custody;
import dev.semanticpassport.probe.asking.Ended;
import dev.semanticpassport.probe.asking.Memory;
import dev.semanticpassport.probe.asking.Told;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Outgoing;
import org.jboss.logging.Logger;

/**
 * Probes in, outcomes out, many at once and in no order, chats and looks beside each other. A
 * record is acknowledged when Kafka has its outcome, or its dead letter: what is lost on the way
 * comes again.
 */
@ApplicationScoped
public class ProbeStream {

    private static final Logger LOG = Logger.getLogger(ProbeStream.class);

    /** Kafka takes 1 MiB with all headers; far above the 64 KiB of an event, so always a letter. */
    private static final int LARGEST_LETTER_BYTES = 1_000_000;

    private final Intake intake;
    private final Asking asking;
    private final FileProbes fileProbes;
    private final Memory memory;
    private final Tracing tracing;
    private final Custody custody;
    private final int inFlight;
    private final int looksInFlight;
    private final String prefix;
    private final AtomicInteger sending = new AtomicInteger();

    ProbeStream(
            Intake intake,
            Asking asking,
            FileProbes fileProbes,
            Memory memory,
            Tracing tracing,
            Custody custody,
            ProbeConfig config,
            @ConfigProperty(name = "passport.topic-prefix", defaultValue = Topic.DEFAULT_PREFIX)
                    String prefix) {
        this.intake = intake;
        this.asking = asking;
        this.fileProbes = fileProbes;
        this.memory = memory;
        this.tracing = tracing;
        this.custody = custody;
        this.inFlight = config.inFlight();
        this.looksInFlight = config.files().inFlight();
        this.prefix = prefix;
    }

    /** Outcomes that Kafka has not confirmed yet. */
    public int sending() {
        return sending.get();
    }

    @Incoming("probe-requested")
    @Outgoing("probe-answered")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Multi<Message<ProducerRecord<String, byte[]>>> answers(Multi<Message<byte[]>> records) {
        return records.onItem()
                .transformToUni(message -> answer(Lane.CHATS, message))
                .merge(inFlight);
    }

    @Incoming("files-requested")
    @Outgoing("probe-answered")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Multi<Message<ProducerRecord<String, byte[]>>> looks(Multi<Message<byte[]>> records) {
        return records.onItem()
                .transformToUni(message -> answer(Lane.LOOKS, message))
                .merge(looksInFlight);
    }

    /** No item for a record that became a dead letter, or that the other lane takes. */
    private Uni<Message<ProducerRecord<String, byte[]>>> answer(
            Lane lane, Message<byte[]> message) {
        ConsumerRecord<String, byte[]> record = record(message);
        Custody.Held held =
                custody.take(
                        lane.name(new TopicPartition(record.topic(), record.partition())),
                        record.offset());
        return read(lane, record)
                .chain(received ->
                        received.stream()
                                .filter(one -> lane.takes(one.event()))
                                .findFirst()
                                .map(one -> answer(message, record, one, held))
                                .orElseGet(() -> acknowledged(message, held)));
    }

    private Uni<Message<ProducerRecord<String, byte[]>>> answer(
            Message<byte[]> message,
            ConsumerRecord<String, byte[]> record,
            Received received,
            Custody.Held held) {
        Step step = received.begin(tracing);
        return step.during(
                        Uni.createFrom()
                                .completionStage(() -> outcome(received.event(), held, step))
                                .onFailure(CancellationException.class)
                                // it shared the asking of an earlier delivery, whose partition was
                                // given away
                                .retry()
                                .until(_ -> !held.given())
                                .map(answered -> message(message, answered, held, step))
                                .onFailure(CancellationException.class)
                                // another replica has the partition, and this record with it
                                .recoverWithNull())
                .onFailure()
                .recoverWithUni(bug -> {
                    LogIds.during(
                            Subject.of(received.event()),
                            step.traceparent(),
                            () ->
                                    LOG.errorf(
                                            bug,
                                            "A probe that cannot be handled: topic=%s partition=%d"
                                                    + " offset=%d",
                                            record.topic(),
                                            record.partition(),
                                            record.offset()));
                    return intake.deadLetter(
                                    received,
                                    "probe-service cannot handle it: "
                                            + bug.getClass().getSimpleName())
                            .chain(() -> acknowledged(message, held));
                });
    }

    private CompletableFuture<ProbeAnswered> outcome(Event event, Custody.Held held, Step step) {
        if (!(event instanceof ProbeRequested probe)) {
            throw new IllegalStateException("intake lets only this topic's events through");
        }
        return memory.once(probe.id(), () -> ask(probe, held, step))
                .thenApply(told -> answered(probe, told));
    }

    private CompletableFuture<Told> ask(ProbeRequested probe, Custody.Held held, Step step) {
        CompletableFuture<Ended> ended =
                switch (probe.access()) {
                    case Access.Chat chat when probe.question() instanceof Question question ->
                            step.recorded()
                                    ? asking.ask(
                                            chat,
                                            question,
                                            held,
                                            caller ->
                                                    new TracedCaller(
                                                            caller, step, Subject.of(probe)))
                                    : asking.ask(chat, question, held);
                    case Access.Weights _, Access.Adapter _
                            when probe.question() instanceof Inspection inspection ->
                            fileProbes.look(probe.access(), inspection, held);
                    case Access.Chat _, Access.Weights _, Access.Adapter _ ->
                            throw new IllegalStateException("a probe's question fits its access");
                };
        return ended.thenApply(end -> new Told(UUID.randomUUID(), end));
    }

    private static ProbeAnswered answered(ProbeRequested probe, Told told) {
        return new ProbeAnswered(
                probe.verificationId(),
                probe.ordinal(),
                told.asking(),
                probe.question(),
                probe.readAs(),
                probe.rule(),
                told.ended().outcome(),
                told.ended().effort());
    }

    private Message<ProducerRecord<String, byte[]>> message(
            Message<byte[]> origin, ProbeAnswered answered, Custody.Held held, Step probe) {
        Step step = sending(answered, probe);
        LogIds.during(
                Subject.of(answered),
                step.traceparent(),
                () -> LOG.debugf("Probe ended: %s", said(answered.outcome())));
        ProducerRecord<String, byte[]> record =
                Fitting.record(answered, prefix, step.traceparent());
        sending.incrementAndGet();
        return origin.withPayload(record)
                .withAckWithMetadata(metadata -> {
                    step.end();
                    held.done();
                    return origin.ack(metadata).thenRun(sending::decrementAndGet);
                });
    }

    private Step sending(ProbeAnswered answered, Step probe) {
        String traceparent = probe.traceparent();
        return traceparent == null
                ? probe
                : tracing.sending(answered, Topic.PROBE_ANSWERED.name(prefix), traceparent);
    }

    /** An outcome by its kind. */
    private static String said(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answer _ -> "answered";
            case Outcome.Files _ -> "inspected";
            case Outcome.Failure failure -> failure.failure().name();
        };
    }

    private static <T> Uni<T> acknowledged(Message<?> message, Custody.Held held) {
        held.done();
        return Uni.createFrom().completionStage(message::ack).replaceWith((T) null);
    }

    /**
     * Reads one record. A dead letter has more headers than its record, so one of just under
     * Kafka's bound cannot be written whole; it goes without its value, which still stands where
     * the letter says.
     */
    private Uni<List<Received>> read(Lane lane, ConsumerRecord<String, byte[]> record) {
        byte[] value = record.value();
        return switch (lane) {
            case CHATS ->
                    intake.read(
                            alone(
                                    value != null && value.length > LARGEST_LETTER_BYTES
                                            ? withoutValue(record, value.length)
                                            : record));
            // the dead letter of a bad one is the other lane's to write
            case LOOKS -> Uni.createFrom().item(intake.glance(record).stream().toList());
        };
    }

    private static ConsumerRecord<String, byte[]> withoutValue(
            ConsumerRecord<String, byte[]> record, int bytes) {
        var bare =
                new ConsumerRecord<String, byte[]>(
                        record.topic(), record.partition(), record.offset(), record.key(), null);
        record.headers().forEach(bare.headers()::add);
        bare.headers().add("dead-letter-value-left-out", (bytes + " bytes").getBytes(UTF_8));
        return bare;
    }

    private static ConsumerRecords<String, byte[]> alone(ConsumerRecord<String, byte[]> record) {
        return new ConsumerRecords<>(
                Map.of(new TopicPartition(record.topic(), record.partition()), List.of(record)),
                Map.of());
    }

    @SuppressWarnings("unchecked") // the deserializers of this channel say so
    private static ConsumerRecord<String, byte[]> record(Message<byte[]> message) {
        return message.getMetadata(IncomingKafkaRecordMetadata.class).orElseThrow().getRecord();
    }
}
