package dev.semanticpassport.passport.verification.adapter;

import dev.semanticpassport.contracts.Decoded;
import dev.semanticpassport.contracts.EventJson;
import dev.semanticpassport.contracts.Inspection;
import dev.semanticpassport.contracts.ProbeAnswered;
import dev.semanticpassport.messaging.CloudEventHeaders;
import dev.semanticpassport.messaging.tracing.Step;
import dev.semanticpassport.messaging.tracing.Subject;
import dev.semanticpassport.messaging.tracing.Tracing;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Takes from Kafka what was seen of files. What a chat answered is scoring-service's alone, and so
 * is what cannot be read.
 */
@ApplicationScoped
class AnsweredConsumer {
    /** Stands in every answer to an inspection, and nowhere before it in any other. */
    private static final byte[] MARK = "\"question\":{\"kind\":".getBytes(StandardCharsets.UTF_8);

    private static final Logger LOG = Logger.getLogger(AnsweredConsumer.class);

    private final Progress progress;
    private final Tracing tracing;

    AnsweredConsumer(Progress progress, Tracing tracing) {
        this.progress = progress;
        this.tracing = tracing;
    }

    @Incoming("probe-answered")
    Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
        List<ConsumerRecord<String, byte[]>> ofFiles = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            if (record.value() != null && marked(record.value())) {
                ofFiles.add(record);
            }
        }
        return Multi.createFrom()
                .iterable(ofFiles)
                .onItem()
                .transformToUniAndConcatenate(this::see)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> see(ConsumerRecord<String, byte[]> record) {
        Decoded decoded = EventJson.read(CloudEventHeaders.type(record.headers()), record.value());
        if (decoded instanceof Decoded.Good(ProbeAnswered answered)
                && answered.question() instanceof Inspection) {
            Step step =
                    tracing.resumed(CloudEventHeaders.traceparent(record.headers()))
                            .inner("see", Subject.of(answered).attributes());
            return step.during(progress.see(answered, step).replaceWithVoid())
                    .onFailure()
                    .invoke(bug ->
                            LOG.errorf(
                                    bug, "What was seen cannot be kept: event=%s", answered.id()))
                    .onFailure()
                    // scoring-service sets such an event aside; here the probe is released again
                    .recoverWithNull();
        }
        return Uni.createFrom().voidItem();
    }

    /** Chats' answers are many: those are not even parsed. */
    private static boolean marked(byte[] json) {
        int last = Math.min(json.length, 512) - MARK.length;
        for (int at = 0; at <= last; at++) {
            int matched = 0;
            while (matched < MARK.length && json[at + matched] == MARK[matched]) {
                matched++;
            }
            if (matched == MARK.length) {
                return true;
            }
        }
        return false;
    }
}
