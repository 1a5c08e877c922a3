package dev.semanticpassport.scoring.adapter.kafka;

import dev.semanticpassport.contracts.ProbeAnswered;
import dev.semanticpassport.messaging.Infrastructure;
import dev.semanticpassport.messaging.Intake;
import dev.semanticpassport.messaging.Received;
import dev.semanticpassport.messaging.tracing.LogIds;
import dev.semanticpassport.messaging.tracing.Step;
import dev.semanticpassport.messaging.tracing.Subject;
import dev.semanticpassport.messaging.tracing.Tracing;
import dev.semanticpassport.scoring.adapter.ScoringMetric;
import dev.semanticpassport.scoring.adapter.ScoringMetrics;
import dev.semanticpassport.scoring.adapter.db.Scored;
import dev.semanticpassport.scoring.adapter.db.ScoringStore;
import dev.semanticpassport.scoring.reading.Read;
import dev.semanticpassport.scoring.reading.ReadingAnswers;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Scores answered probes batch by batch. A batch is acknowledged once its answers and the evidence
 * that follows are committed and Kafka has the dead letters of the rest; until then it is tried
 * again, and a redelivered one changes nothing.
 */
@ApplicationScoped
class AnsweredConsumer {
    private static final Logger LOG = Logger.getLogger(AnsweredConsumer.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final Intake intake;
    private final ReadingAnswers readingAnswers;
    private final ScoringStore store;
    private final ScoringMetrics metrics;
    private final Tracing tracing;

    AnsweredConsumer(
            Intake intake,
            ReadingAnswers readingAnswers,
            ScoringStore store,
            ScoringMetrics metrics,
            Tracing tracing) {
        this.intake = intake;
        this.readingAnswers = readingAnswers;
        this.store = store;
        this.metrics = metrics;
        this.tracing = tracing;
    }

    /** An event that can be stored, the record that it came with, and its handling. */
    private record Scorable(Received received, Read.Storable storable, Step step) {}

    @Incoming("probe-answered")
    Uni<Void> score(ConsumerRecords<String, byte[]> records) {
        Context context = Vertx.currentContext();
        return intake.read(records)
                // dead letters end on the producer's thread, and a session wants a context of its
                // own
                .emitOn(command -> context.runOnContext(_ -> command.run()))
                .chain(this::storable)
                .emitOn(command -> context.runOnContext(_ -> command.run()))
                .chain(batch ->
                        batch.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : score(batch, context)
                                        .onTermination()
                                        .invoke(() -> batch.forEach(one -> one.step().end())));
    }

    private Uni<List<Scorable>> storable(List<Received> batch) {
        List<Scorable> scorable = new ArrayList<>(batch.size());
        List<Uni<Void>> refused = new ArrayList<>();
        for (Received received : batch) {
            if (!(received.event() instanceof ProbeAnswered answered)) {
                refused.add(refuse(received, "not a probe.answered event"));
                continue;
            }
            switch (readingAnswers.read(answered)) {
                case Read.Storable storable ->
                        scorable.add(new Scorable(received, storable, received.begin(tracing)));
                case Read.Refused(String reason) -> refused.add(refuse(received, reason));
            }
        }
        return all(refused).replaceWith(scorable);
    }

    private Uni<Void> score(List<Scorable> batch, Context context) {
        return Infrastructure.retrying(() ->
                        store.store(batch.stream().map(Scorable::storable).toList(), traces(batch)))
                .chain(scored -> report(scored, batch))
                .onFailure(AnsweredConsumer::isRefusedByItself)
                .recoverWithUni(refusal -> apart(batch, refusal, context))
                // anything else is a fault of ours: answers wait, visibly, rather than being lost
                .onFailure()
                .invoke(fault ->
                        LOG.error("A batch of answers waits: it could not be stored", fault))
                .runSubscriptionOn(command -> context.runOnContext(_ -> command.run()))
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }

    /** Of several answers to one verification the last one's: its evidence says all of them. */
    private static Map<UUID, String> traces(List<Scorable> batch) {
        Map<UUID, String> traces = new HashMap<>();
        for (Scorable one : batch) {
            String trace = one.step().traceparent();
            if (trace != null) {
                traces.put(one.storable().answered().verificationId(), trace);
            }
        }
        return traces;
    }

    /** One that the database refuses must not hold up the others: each by itself, then. */
    private Uni<Void> apart(List<Scorable> batch, Throwable refusal, Context context) {
        if (batch.size() == 1) {
            batch.getFirst().step().failed(refusal.getClass().getSimpleName());
            return refuse(
                    batch.getFirst().received(),
                    "cannot be stored: "
                            + sqlState(refusal)
                                    .map(state -> "the database says SQLSTATE " + state)
                                    .orElseGet(() -> refusal.getClass().getSimpleName()));
        }
        Uni<Void> each = Uni.createFrom().voidItem();
        for (Scorable one : batch) {
            each = each.chain(() -> score(List.of(one), context));
        }
        return each;
    }

    private Uni<Void> report(Scored scored, List<Scorable> batch) {
        metrics.count(ScoringMetric.ANSWERS_STORED, scored.stored());
        metrics.count(ScoringMetric.ANSWERS_DUPLICATE, scored.duplicates());
        metrics.count(ScoringMetric.PAID_TWICE, scored.paidTwice());
        metrics.count(ScoringMetric.EVIDENCE_COMPUTED, scored.evidence());
        scored.decisions().forEach(metrics::decided);
        LOG.debugf(
                "Answers scored: stored=%d duplicates=%d evidence=%d decided=%d",
                scored.stored(), scored.duplicates(), scored.evidence(), scored.decisions().size());
        if (LOG.isDebugEnabled()) {
            batch.forEach(AnsweredConsumer::tell);
        }
        return all(
                scored.otherRule().stream()
                        .map(place ->
                                refuse(
                                        batch.get(place).received(),
                                        "rule differs from the one stored first for this"
                                                + " verification"))
                        .toList());
    }

    private static void tell(Scorable one) {
        LogIds.during(
                Subject.of(one.received().event()),
                one.step().traceparent(),
                () -> LOG.debug("Answer scored"));
    }

    private Uni<Void> refuse(Received received, String reason) {
        metrics.count(ScoringMetric.ANSWERS_REFUSED, 1);
        return intake.deadLetter(received, reason);
    }

    private static Uni<Void> all(List<Uni<Void>> works) {
        return works.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join().all(works).andFailFast().replaceWithVoid();
    }

    /** The database looked at the values and refused them, or they could not even be written. */
    private static boolean isRefusedByItself(Throwable failure) {
        return failure instanceof IllegalArgumentException || sqlState(failure).isPresent();
    }

    /** Where it is one of bad data (22), of a broken constraint (23) or of a limit (54). */
    private static Optional<String> sqlState(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refusal
                    && String.valueOf(refusal.getSQLState()).matches("(22|23|54)...")) {
                return Optional.of(refusal.getSQLState());
            }
        }
        return Optional.empty();
    }
}
