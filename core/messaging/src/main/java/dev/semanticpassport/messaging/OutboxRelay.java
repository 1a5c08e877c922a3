package dev.semanticpassport.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.semanticpassport.contracts.Decoded;
import dev.semanticpassport.contracts.EventJson;
import dev.semanticpassport.messaging.measuring.Meters;
import dev.semanticpassport.messaging.tracing.Step;
import dev.semanticpassport.messaging.tracing.Tracing;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Carries the outbox to Kafka, in the order of ids, every second and whenever nudged.
 *
 * <p>One relay works at a time, whatever the number of replicas: rows taken by several (skip
 * locked) could pass each other on the way. The lock is the transaction's, so that it ends with the
 * connection, however that ends. While Kafka is away the transaction waits; having written nothing
 * and holding no snapshot, it hinders nobody.
 */
@ApplicationScoped
@IfBuildProperty(name = "passport.messaging.database", stringValue = "true", enableIfMissing = true)
class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final int BATCH = 500;
    private static final Duration LAST_CYCLE = Duration.ofSeconds(5);

    /** Waits, so that a nudged relay carries its own service's events once its turn comes. */
    private static final String LOCK =
            "select pg_advisory_xact_lock(hashtextextended('sempass.outbox.relay', 0))";

    /** A statement after the lock's: it must see what the last holder deleted. */
    private static final String OLDEST =
            """
            select id, topic, event_key, event_id, body, traceparent, created_at
            from outbox order by id limit $1
            """;

    private static final String DELETE = "delete from outbox where id = any($1)";
    private static final String MEASURE =
            """
            select count(*) as size,
              coalesce(extract(epoch from now() - min(created_at)), 0)::float8 as age
            from outbox
            """;
    private static final String FORGET =
            "delete from inbox where received_at < now() - interval '30 days'";

    private final Pool pool;
    private final EventProducer producer;
    private final Tracing tracing;
    private final String prefix;
    private final String source;
    private final Timer cycles;
    private final AtomicInteger nudges = new AtomicInteger();
    private volatile double size;
    private volatile double ageSeconds;
    private volatile boolean failing;
    private volatile boolean stopping;

    OutboxRelay(
            Pool pool,
            EventProducer producer,
            MeterRegistry metrics,
            Tracing tracing,
            @ConfigProperty(name = "passport.topic-prefix", defaultValue = "sempass.")
                    String prefix,
            @ConfigProperty(name = "quarkus.application.name") String application) {
        this.pool = pool;
        this.producer = producer;
        this.tracing = tracing;
        this.prefix = prefix;
        source = "/" + application;
        Meters meters = new Meters(metrics);
        cycles = meters.timer(MessagingMetric.OUTBOX_CYCLE);
        meters.gauge(MessagingMetric.OUTBOX_SIZE, () -> size);
        meters.gauge(MessagingMetric.OUTBOX_AGE, () -> ageSeconds);
    }

    @Scheduled(
            every = "1s",
            identity = "outbox-relay",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> tick() {
        nudge();
        return measure();
    }

    @Scheduled(
            every = "1h",
            identity = "inbox-forgets",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> forget() {
        return pool.query(FORGET)
                .execute()
                .replaceWithVoid()
                .onFailure()
                .invoke(away -> LOG.warnf("The inbox was not cleared: %s", away.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    /** Relays at once; while a relay is under way, once more after it. */
    void nudge() {
        if (!stopping && nudges.getAndIncrement() == 0) {
            drain();
        }
    }

    private void drain() {
        int seen = nudges.get();
        cycle().runSubscriptionOn(Infrastructure.getDefaultExecutor())
                .subscribe()
                .with(cycle -> next(seen, cycle), this::pause);
    }

    private void next(int seen, Cycle cycle) {
        if (cycle.refused() != null) {
            pause(cycle.refused());
            return;
        }
        if (failing) {
            failing = false;
            LOG.info("The outbox is carried again");
        }
        if (stopping) {
            nudges.set(0);
        } else if (cycle.full() || !nudges.compareAndSet(seen, 0)) {
            drain();
        }
    }

    /** The next tick tries again: an outage must not become a busy loop. */
    private void pause(Throwable failure) {
        if (!failing) {
            failing = true;
            LOG.warnf("The outbox waits, and is tried every second: %s", failure.getMessage());
        }
        nudges.set(0);
    }

    /** Begins no cycle any more and waits for the one under way; what it leaves stays a row. */
    void stop(@Observes @Priority(200) ShutdownEvent shutdown) {
        stopping = true;
        Waiting.until(() -> nudges.get() == 0, LAST_CYCLE);
    }

    private Uni<Cycle> cycle() {
        return pool.withTransaction(connection ->
                connection
                        .query(LOCK)
                        .execute()
                        .chain(() -> connection.preparedQuery(OLDEST).execute(Tuple.of(BATCH)))
                        .chain(rows -> carry(connection, rows)));
    }

    private Uni<Cycle> carry(SqlConnection connection, RowSet<Row> rows) {
        if (rows.size() == 0) {
            return Uni.createFrom().item(new Cycle(false, null));
        }
        long began = System.nanoTime();
        List<Long> ids = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        for (Row row : rows) {
            Step step = step(row);
            ids.add(row.getLong("id"));
            steps.add(step);
            records.add(record(row, step));
        }
        return producer.sendAll(records)
                .invoke(results -> end(steps, results))
                .chain(results -> delete(connection, ids, results))
                .invoke(() -> cycles.record(System.nanoTime() - began, TimeUnit.NANOSECONDS));
    }

    /** The sending of one row, in the trace of whoever wrote it. */
    private Step step(Row row) {
        String traceparent = row.getString("traceparent");
        if (traceparent == null || !tracing.recording()) {
            return tracing.resumed(traceparent);
        }
        String type = row.getString("topic");
        return switch (EventJson.read(type, row.getString("body").getBytes(UTF_8))) {
            case Decoded.Good(var event) -> tracing.sending(event, prefix + type, traceparent);
            case Decoded.Bad _ -> tracing.resumed(traceparent);
        };
    }

    private static void end(List<Step> steps, List<Optional<Throwable>> results) {
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            results.get(i).ifPresent(failure -> step.failed(failure.getClass().getSimpleName()));
            step.end();
        }
    }

    /** Deletes what Kafka has; what it has not stays for the next cycle. */
    private static Uni<Cycle> delete(
            SqlConnection connection, List<Long> ids, List<Optional<Throwable>> results) {
        List<Long> carried = new ArrayList<>();
        @Nullable Throwable refused = null;
        for (int i = 0; i < ids.size(); i++) {
            Optional<Throwable> result = results.get(i);
            if (result.isEmpty()) {
                carried.add(ids.get(i));
            } else if (refused == null) {
                refused = result.get();
            }
        }
        return connection
                .preparedQuery(DELETE)
                .execute(Tuple.of(carried.toArray(Long[]::new)))
                .replaceWith(new Cycle(ids.size() == BATCH, refused));
    }

    private ProducerRecord<String, byte[]> record(Row row, Step step) {
        OffsetDateTime created = row.getOffsetDateTime("created_at");
        String key = row.getString("event_key");
        String type = row.getString("topic");
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(prefix + type, key, row.getString("body").getBytes(UTF_8));
        CloudEventHeaders.write(
                record.headers(),
                type,
                row.getString("event_id"),
                source,
                key,
                created.toInstant(),
                step.traceparent());
        return record;
    }

    private Uni<Void> measure() {
        return pool.query(MEASURE)
                .execute()
                .invoke(rows -> {
                    Row row = rows.iterator().next();
                    size = row.getLong("size");
                    ageSeconds = row.getDouble("age");
                })
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }

    /**
     * One batch.
     *
     * @param full whether more may be waiting
     * @param refused why some of it could not be carried, null where all was
     */
    private record Cycle(boolean full, @Nullable Throwable refused) {}
}
