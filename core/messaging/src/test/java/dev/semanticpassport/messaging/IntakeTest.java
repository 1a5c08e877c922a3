package dev.semanticpassport.messaging;

import static dev.semanticpassport.messaging.Records.header;
import static dev.semanticpassport.messaging.Records.issued;
import static dev.semanticpassport.messaging.Records.record;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.semanticpassport.contracts.Edit;
import dev.semanticpassport.contracts.PassportIssued;
import dev.semanticpassport.contracts.Topic;
import dev.semanticpassport.contracts.TreeEdited;
import dev.semanticpassport.embedded.Platform;
import dev.semanticpassport.embedded.PlatformResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PlatformResource.class)
class IntakeTest {
    private static final String TYPE = Topic.PASSPORT_ISSUED.type();
    private static final String TOPIC = Topic.PASSPORT_ISSUED.name(Records.PREFIX);
    private static final String DEAD_LETTERS = Topic.PASSPORT_ISSUED.deadLetters(Records.PREFIX);

    @Inject IssuedConsumer consumer;
    @Inject Intake intake;
    private UUID passport;

    @BeforeEach
    void draw() {
        passport = UUID.randomUUID();
    }

    @Test
    void a_batch_with_bad_records_loses_none_of_the_good_ones() throws Exception {
        // Given good records with bad ones among them
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        for (int revision = 1; revision <= 20; revision++) {
            records.add(record(issued(passport, revision)));
        }
        records.add(3, named(record(TOPIC, TYPE, "{not json"), "not-json"));
        records.add(5, named(record(TOPIC, null, "{}"), "no-type"));
        records.add(7, named(record(TOPIC, "passport.issued.v9", "{}"), "version"));
        records.add(9, named(record(TOPIC, Topic.PROBE_ANSWERED.type(), "{}"), "field"));
        records.add(11, named(record(TOPIC, TYPE, "\"" + "x".repeat(70_000) + "\""), "large"));
        records.add(13, named(foreign(), "foreign"));
        // When
        Records.send(records);
        // Then the good ones are applied and each bad one is aside with its reason
        awaitApplied(IntStream.rangeClosed(1, 20).boxed().toList());
        assertThat(reason("not-json")).isEqualTo("not JSON: line 1, column 2");
        assertThat(reason("no-type")).isEqualTo("header ce_type is missing");
        assertThat(reason("version")).isEqualTo("unknown event type or version passport.issued.v9");
        assertThat(reason("field")).isEqualTo("verificationId is missing");
        assertThat(reason("large")).contains("70002 bytes");
        assertThat(reason("foreign"))
                .isEqualTo(
                        "header ce_type: verification.settled.v1 does not belong on topic "
                                + TOPIC);
    }

    @Test
    void a_dead_letter_keeps_the_record_and_says_where_it_stood() throws Exception {
        // Given an event that can be read and is refused
        PassportIssued refused = issued(passport, 1, IssuedConsumer.REFUSED);
        ProducerRecord<String, byte[]> sent = named(record(refused), passport.toString());
        // When
        Records.send(List.of(sent));
        // Then
        ConsumerRecord<String, byte[]> letter = letter(passport.toString());
        assertThat(letter.key()).isEqualTo(refused.key());
        assertThat(letter.value()).isEqualTo(sent.value());
        assertThat(header(letter, "ce_id")).isEqualTo(refused.id());
        assertThat(header(letter, "dead-letter-reason")).isEqualTo("this name is refused");
        assertThat(header(letter, "dead-letter-topic")).isEqualTo(TOPIC);
        int partition = Integer.parseInt(header(letter, "dead-letter-partition"));
        long offset = Long.parseLong(header(letter, "dead-letter-offset"));
        assertThat(
                        Records.await(
                                TOPIC,
                                1,
                                record ->
                                        record.partition() == partition
                                                && record.offset() == offset))
                .singleElement()
                .satisfies(origin -> assertThat(origin.value()).isEqualTo(sent.value()));
    }

    @Test
    void an_edit_of_a_tree_is_set_aside_without_the_authors_words() {
        // Given
        UUID edit = UUID.randomUUID();
        TreeEdited edited =
                new TreeEdited(passport, edit, new Edit.Rename("0123456789abcdef", "cellar door"));
        String topic = Topic.TREE_EDITED.name(Records.PREFIX);
        // When
        intake.deadLetter(new Received(edited, topic, 3, 7, Instant.EPOCH), "refused")
                .await()
                .atMost(Records.PATIENCE);
        // Then
        ConsumerRecord<String, byte[]> letter =
                Records.await(
                                Topic.TREE_EDITED.deadLetters(Records.PREFIX),
                                1,
                                record -> edited.id().equals(header(record, "ce_id")))
                        .getFirst();
        assertThat(new String(letter.value(), UTF_8))
                .matches("\\{\"leftOut\":\\{\"bytes\":\\d+,\"sha256\":\"[0-9a-f]{64}\"}}");
        assertThat(header(letter, "dead-letter-offset")).isEqualTo("7");
    }

    @Test
    void an_event_delivered_twice_is_applied_once() throws Exception {
        // When
        Records.send(
                List.of(
                        record(issued(passport, 1)),
                        record(issued(passport, 1)),
                        record(issued(passport, 2))));
        // Then
        awaitApplied(List.of(1, 2));
    }

    @Test
    void an_infrastructure_fault_delays_good_records_and_sets_none_aside() throws Exception {
        // Given a database that is away twice
        consumer.failNext(2);
        // When
        Records.send(List.of(record(issued(passport, 1)), record(issued(passport, 2))));
        // Then
        awaitApplied(List.of(1, 2));
    }

    @Test
    void a_killed_database_delays_good_records_and_sets_none_aside() throws Exception {
        assumeTrue(Platform.shared().isEmbedded(), "Only a server of ours can be killed");
        // Given
        Records.send(List.of(record(issued(passport, 1))));
        awaitApplied(List.of(1));
        // When records come while the database is away
        Platform.shared().killDatabase();
        Records.send(List.of(record(issued(passport, 2)), record(issued(passport, 3))));
        Platform.shared().startDatabase();
        // Then
        awaitApplied(List.of(1, 2, 3));
    }

    private void awaitApplied(List<Integer> revisions) {
        Awaitility.await()
                .atMost(Records.PATIENCE)
                .untilAsserted(() ->
                        assertThat(consumer.applied())
                                .filteredOn(event -> event.passportId().equals(passport))
                                .extracting(PassportIssued::revision)
                                .isEqualTo(revisions));
    }

    private static ProducerRecord<String, byte[]> foreign() {
        return record(
                TOPIC,
                Topic.VERIFICATION_SETTLED.type(),
                """
                {"verificationId":"00000000-0000-0000-0000-000000000001",
                 "passportId":"00000000-0000-0000-0000-000000000002","passportRevision":1,
                 "decided":{"verdict":"UNDECIDED","reason":"PLAN_EXHAUSTED"},
                 "evidence":{},"asked":1,"reportDigest":"%s"}
                """
                        .formatted("0".repeat(64)));
    }

    private ProducerRecord<String, byte[]> named(
            ProducerRecord<String, byte[]> record, String name) {
        record.headers().add("test-name", (passport + name).getBytes(UTF_8));
        return record;
    }

    private String reason(String name) {
        return header(letter(name), "dead-letter-reason");
    }

    private ConsumerRecord<String, byte[]> letter(String name) {
        return Records.await(
                        DEAD_LETTERS,
                        1,
                        letter -> (passport + name).equals(header(letter, "test-name")))
                .getFirst();
    }
}
