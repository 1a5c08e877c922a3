package dev.semanticpassport.messaging;

import static dev.semanticpassport.messaging.Records.header;
import static dev.semanticpassport.messaging.Records.issued;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.semanticpassport.contracts.Event;
import dev.semanticpassport.contracts.EventJson;
import dev.semanticpassport.contracts.PassportIssued;
import dev.semanticpassport.contracts.Topic;
import dev.semanticpassport.embedded.Platform;
import dev.semanticpassport.embedded.PlatformResource;
import dev.semanticpassport.messaging.tracing.Tracing;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PlatformResource.class)
class OutboxTest {
    private static final String TOPIC = Topic.PASSPORT_ISSUED.name(Records.PREFIX);
    private static final int EVENTS_OF_A_KEY = 300;
    private static final String TIMER = "outbox-relay";

    @Inject Outbox outbox;
    @Inject Tracing tracing;
    @Inject Inbox inbox;
    @Inject Mutiny.SessionFactory sessions;
    @Inject Pool pool;
    @Inject Scheduler scheduler;

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafka;

    private UUID passport;

    @BeforeEach
    void draw() {
        passport = UUID.randomUUID();
    }

    @Test
    void an_event_reaches_kafka_as_a_cloud_event_once_its_state_is_committed() throws Throwable {
        // Given
        PassportIssued event = issued(passport, 1);
        String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        // When
        inTransaction(session ->
                session.persist(new Note(passport, "issued"))
                        .chain(() -> outbox.appendAll(session, List.of(event), trace)));
        outbox.nudge();
        // Then
        ConsumerRecord<String, byte[]> record = arrived(1).getFirst();
        assertThat(record.key()).isEqualTo(event.key());
        assertThat(record.value()).isEqualTo(EventJson.write(event));
        assertThat(header(record, "ce_specversion")).isEqualTo("1.0");
        assertThat(header(record, "ce_id")).isEqualTo(event.id());
        assertThat(header(record, "ce_type")).isEqualTo("passport.issued.v1");
        assertThat(header(record, "ce_source")).isEqualTo("/messaging-test");
        assertThat(header(record, "ce_subject")).isEqualTo(event.key());
        assertThat(Instant.parse(header(record, "ce_time"))).isBefore(Instant.now().plusSeconds(5));
        assertThat(header(record, "content-type")).isEqualTo("application/json");
        assertThat(header(record, "traceparent")).isEqualTo(trace);
        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void a_rolled_back_transaction_leaves_neither_state_nor_event() throws Throwable {
        // When a transaction appends an event and fails
        assertThatThrownBy(() ->
                        inTransaction(session ->
                                session.persist(new Note(passport, "issued"))
                                        .chain(session::flush)
                                        .chain(() -> outbox.append(session, issued(passport, 1)))
                                        .chain(() ->
                                                Uni.createFrom()
                                                        .failure(new ArithmeticException("no")))))
                .hasMessageContaining("no");
        // And a later one of the same key commits
        inTransaction(session -> outbox.append(session, issued(passport, 2)));
        outbox.nudge();
        // Then only the later event is there
        assertThat(arrived(1))
                .extracting(record -> header(record, "ce_id"))
                .containsExactly(passport + ":2");
        assertThat(notes()).isZero();
    }

    @Test
    void events_of_one_key_arrive_in_order_with_two_relays_at_work() throws Throwable {
        // Given a second replica's relay
        SimpleMeterRegistry metrics = new SimpleMeterRegistry();
        OutboxRelay second =
                new OutboxRelay(
                        pool, new EventProducer(kafka), metrics, tracing, Records.PREFIX, "second");
        // When many transactions append one after the other, and both are nudged after each
        for (int revision = 1; revision <= EVENTS_OF_A_KEY; revision += 3) {
            List<Event> events = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                events.add(issued(passport, revision + i));
            }
            inTransaction(session -> outbox.appendAll(session, events));
            second.nudge();
            outbox.nudge();
        }
        // Then
        assertThat(arrived(EVENTS_OF_A_KEY))
                .extracting(record -> header(record, "ce_id"))
                .isEqualTo(ids(EVENTS_OF_A_KEY));
    }

    @Test
    void a_nudged_event_does_not_wait_for_the_next_second() throws Throwable {
        // Given a relay that no second wakes any more
        scheduler.pause(TIMER);
        try {
            // When twenty events follow one another, each as soon as the last has left
            for (int revision = 1; revision <= 20; revision++) {
                PassportIssued event = issued(passport, revision);
                inTransaction(session -> outbox.append(session, event));
                outbox.nudge();
                // Then
                Awaitility.await("revision " + revision + " has left")
                        .atMost(Records.PATIENCE)
                        .pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(2))
                        .until(() -> waiting() == 0);
            }
        } finally {
            scheduler.resume(TIMER);
        }
    }

    @Test
    void nothing_is_lost_while_the_broker_is_killed_and_comes_back() throws Throwable {
        assumeTrue(Platform.shared().isEmbedded(), "Only a broker of ours can be killed");
        // Given events on their way
        inTransaction(session -> outbox.appendAll(session, events(1, 100)));
        outbox.nudge();
        // When the broker dies, more events come, and it is back
        Platform.shared().killBroker();
        inTransaction(session -> outbox.appendAll(session, events(101, 200)));
        outbox.nudge();
        Platform.shared().startBroker();
        // Then all arrive, in the order in which each was first seen
        List<ConsumerRecord<String, byte[]>> records = arrived(200);
        assertThat(records.stream().map(record -> header(record, "ce_id")).distinct().toList())
                .isEqualTo(ids(200));
        Awaitility.await().atMost(Records.PATIENCE).until(() -> waiting() == 0);
    }

    @Test
    void nothing_is_lost_while_the_database_is_killed_and_comes_back() throws Throwable {
        assumeTrue(Platform.shared().isEmbedded(), "Only a server of ours can be killed");
        // Given committed events
        inTransaction(session -> outbox.appendAll(session, events(1, 1200)));
        // When the server dies while they are carried
        outbox.nudge();
        Platform.shared().killDatabase();
        Platform.shared().startDatabase();
        // Then all arrive
        List<ConsumerRecord<String, byte[]>> records = arrived(1200);
        Awaitility.await().atMost(Records.PATIENCE).ignoreExceptions().until(() -> waiting() == 0);
        assertThat(records.stream().map(record -> header(record, "ce_id")).distinct().toList())
                .isEqualTo(ids(1200));
    }

    @Test
    void an_event_is_first_once_for_each_consumer() throws Throwable {
        String id = passport.toString();
        // When
        boolean first = call(session -> inbox.first(session, "one", id));
        boolean again = call(session -> inbox.first(session, "one", id));
        boolean other = call(session -> inbox.first(session, "other", id));
        // Then
        assertThat(List.of(first, again, other)).containsExactly(true, false, true);
        Set<String> firsts = call(session -> inbox.firstOf(session, "one", List.of(id, "b", "c")));
        assertThat(firsts).containsExactlyInAnyOrder("b", "c");
    }

    @Test
    void a_rolled_back_inbox_forgets() throws Throwable {
        String id = passport.toString();
        // Given
        assertThatThrownBy(() ->
                        inTransaction(session ->
                                inbox.first(session, "one", id)
                                        .chain(() ->
                                                Uni.createFrom()
                                                        .failure(new ArithmeticException("no")))))
                .hasMessageContaining("no");
        // When
        boolean first = call(session -> inbox.first(session, "one", id));
        // Then
        assertThat(first).isTrue();
    }

    private List<Event> events(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .<Event>mapToObj(revision -> issued(passport, revision))
                .toList();
    }

    private List<String> ids(int last) {
        return events(1, last).stream().map(Event::id).toList();
    }

    private List<ConsumerRecord<String, byte[]>> arrived(int count) {
        return Records.await(TOPIC, count, record -> passport.toString().equals(record.key()));
    }

    private <T> T call(Function<Mutiny.Session, Uni<T>> work) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(() -> sessions.withTransaction(work));
    }

    private void inTransaction(Function<Mutiny.Session, Uni<?>> work) throws Throwable {
        VertxContextSupport.subscribeAndAwait(() ->
                Infrastructure.retrying(() ->
                        sessions.withTransaction(
                                session -> work.apply(session).replaceWithVoid())));
    }

    private long notes() throws Throwable {
        return call(session ->
                session.createQuery("select count(*) from Note where id = ?1", Long.class)
                        .setParameter(1, passport)
                        .getSingleResult());
    }

    private long waiting() {
        return pool.query("select count(*) as n from outbox")
                .execute()
                .await()
                .atMost(Records.PATIENCE)
                .iterator()
                .next()
                .getLong("n");
    }
}
