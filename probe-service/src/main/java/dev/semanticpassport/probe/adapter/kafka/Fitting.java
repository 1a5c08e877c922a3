package dev.semanticpassport.probe.adapter.kafka;

import dev.semanticpassport.contracts.Outcome;
import dev.semanticpassport.contracts.ProbeAnswered;
import dev.semanticpassport.messaging.CloudEventHeaders;
import dev.semanticpassport.probe.reading.ChatBodies;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Question and answer together may be more than an event holds; then the answer is cut. */
final class Fitting {
    private static final String SOURCE = "/probe-service";

    private Fitting() {}

    /** The outcome as the event that tells it. */
    static ProducerRecord<String, byte[]> record(
            ProbeAnswered answered, String prefix, @Nullable String traceparent) {
        ProbeAnswered fits = answered;
        while (true) {
            try {
                return CloudEventHeaders.record(fits, prefix, SOURCE, Instant.now(), traceparent);
            } catch (IllegalArgumentException tooLarge) {
                fits = shorter(fits).orElseThrow(() -> tooLarge);
            }
        }
    }

    private static Optional<ProbeAnswered> shorter(ProbeAnswered answered) {
        return switch (answered.outcome()) {
            case Outcome.Answer answer ->
                    ChatBodies.shorter(answer)
                            .map(less ->
                                    new ProbeAnswered(
                                            answered.verificationId(),
                                            answered.ordinal(),
                                            answered.asking(),
                                            answered.question(),
                                            answered.readAs(),
                                            answered.rule(),
                                            less,
                                            answered.effort()));
            case Outcome.Files _, Outcome.Failure _ -> Optional.empty();
        };
    }
}
