package dev.semanticpassport.scoring.adapter.comparing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.semanticpassport.contracts.Comparison;
import dev.semanticpassport.contracts.Effort;
import dev.semanticpassport.contracts.Finding;
import dev.semanticpassport.contracts.ProbeAnswered;
import dev.semanticpassport.contracts.Question;
import dev.semanticpassport.contracts.ReadAs;
import dev.semanticpassport.contracts.Rule;
import dev.semanticpassport.scoring.MadeUp;
import dev.semanticpassport.scoring.adapter.PlatformWithServiceKey;
import dev.semanticpassport.scoring.adapter.db.ComparisonStore;
import dev.semanticpassport.scoring.adapter.db.ComparisonStore.Due;
import dev.semanticpassport.scoring.adapter.db.ScoringStore;
import dev.semanticpassport.scoring.reading.Read;
import dev.semanticpassport.scoring.reading.ReadingAnswers;
import dev.semanticpassport.scoring.recognising.Recognised;
import dev.semanticpassport.scoring.recognising.Recognising;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.Test;

/** The test is each of the replicas in turn; the service itself takes no comparison here. */
@QuarkusTest
@WithTestResource(PlatformWithServiceKey.class)
@TestProfile(ComparisonLeaseTest.TakesNothingItself.class)
class ComparisonLeaseTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Recognised FIRST = Recognising.notCompared("Found by the first.");
    private static final Recognised SECOND = Recognising.notCompared("Found by the second.");
    private static final int PLANNED = 3;

    @Inject ComparisonStore store;
    @Inject ComparisonLease lease;
    @Inject ComparisonWork work;
    @Inject ScoringStore scoring;
    @Inject Mutiny.SessionFactory sessions;

    /** Comparisons are left to the test; no lease ends by itself before the test says so. */
    public static class TakesNothingItself implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "scoring.recognising.look-every",
                    "off",
                    "scoring.recognising.lease",
                    "PT10M",
                    "scoring.recognising.renew-every",
                    "1s",
                    "scoring.recognising.attempts",
                    "2");
        }
    }

    @Test
    void oneThatDiesIsReplacedAndWhatItFoundTooLateIsNotWritten() {
        // Given
        UUID id = due();
        Due first = taken().orElseThrow();
        assertThat(taken()).as("while the first holds it").isEmpty();
        // When
        leaseEndsIn(Duration.ofSeconds(1), id);
        Due second = await().atMost(PATIENCE).until(this::taken, Optional::isPresent).orElseThrow();
        // Then
        assertThat(second).isEqualTo(attempt(first, 2));
        assertThat(awaited(() -> store.renew(first))).isFalse();
        int revision = revision(id);
        assertThat(awaited(() -> store.keep(first, FIRST))).isFalse();
        assertThat(awaited(() -> store.found(id))).isEmpty();
        assertThat(revision(id)).isEqualTo(revision);
        assertThat(awaited(() -> store.keep(second, SECOND))).isTrue();
        assertThat(awaited(() -> store.keep(second, SECOND))).as("twice").isFalse();
        assertThat(awaited(() -> store.keep(first, FIRST))).isFalse();
        assertThat(finding(id)).isEqualTo(SECOND.finding());
        assertThat(revision(id)).isEqualTo(revision + 1);
    }

    @Test
    void oneThatIsMerelySlowIsNotReplaced() {
        // Given
        UUID id = due();
        Due slow = taken().orElseThrow();
        long firstEnd = secondsLeasedUntil(id);
        CompletableFuture<Recognised> result = new CompletableFuture<>();
        // When
        CompletableFuture<Boolean> kept =
                CompletableFuture.supplyAsync(
                        () ->
                                awaited(() ->
                                        lease.holding(
                                                        slow,
                                                        () ->
                                                                Uni.createFrom()
                                                                        .completionStage(result))
                                                .chain(found -> store.keep(slow, found))),
                        Thread::startVirtualThread);
        // Then it is held beyond the time at which its lease would have ended, again and again
        await().atMost(PATIENCE)
                .until(() -> {
                    assertThat(taken()).isEmpty();
                    return secondsLeasedUntil(id) > firstEnd + 3;
                });
        result.complete(FIRST);
        assertThat(kept.join()).isTrue();
        assertThat(finding(id)).isEqualTo(FIRST.finding());
    }

    @Test
    void oneThatEndsTheServiceEachTimeIsGivenUp() {
        // Given
        UUID id = due();
        assertThat(taken()).isPresent();
        leaseEndsIn(Duration.ZERO, id);
        assertThat(taken()).isPresent();
        leaseEndsIn(Duration.ZERO, id);
        // When
        awaited(work::look);
        // Then
        assertThat(finding(id))
                .isEqualTo(
                        new Finding.NotCompared(
                                "The answers were not compared: this was begun 2 times and ended"
                                        + " with the service itself."));
    }

    /** A verification whose answers are all there. */
    private UUID due() {
        UUID id = UUID.randomUUID();
        var rule = new Rule(.1, 1, .2, .01, false, PLANNED, new Comparison.Panel("none", 1, null));
        ReadingAnswers reading = new ReadingAnswers(MadeUp.SERVICE_KEY);
        List<Read.Storable> answers =
                IntStream.range(0, PLANNED)
                        .mapToObj(
                                ordinal -> (Read.Storable) reading.read(answer(id, ordinal, rule)))
                        .toList();
        awaited(() -> scoring.store(answers, Map.of()));
        return id;
    }

    private static ProbeAnswered answer(UUID id, int ordinal, Rule rule) {
        return new ProbeAnswered(
                id,
                ordinal,
                MadeUp.asking(id, ordinal, 1),
                new Question(null, "What of topic " + ordinal + "?"),
                new ReadAs.Text(),
                rule,
                MadeUp.said("Topic " + ordinal + " is as ever."),
                new Effort(1, 0, 0, 0, 0, 0, 12));
    }

    private static Due attempt(Due due, int attempt) {
        return new Due(due.verification(), due.rule(), due.comparison(), due.reason(), attempt);
    }

    private Optional<Due> taken() {
        return awaited(store::take);
    }

    private Finding finding(UUID id) {
        return awaited(() -> store.found(id)).orElseThrow().finding();
    }

    private int revision(UUID id) {
        return Math.toIntExact(
                number(
                        "select revision::bigint from evidence where verification_id = '"
                                + id
                                + "'"));
    }

    private long secondsLeasedUntil(UUID id) {
        return number(
                "select extract(epoch from compare_from)::bigint from evidence where"
                        + " verification_id = '"
                        + id
                        + "'");
    }

    private void leaseEndsIn(Duration left, UUID id) {
        awaited(() ->
                sessions.withTransaction(session ->
                        session.createNativeQuery(
                                        "update evidence set compare_from = clock_timestamp()"
                                                + " + make_interval(secs => :seconds)"
                                                + " where verification_id = :id")
                                .setParameter("seconds", left.toMillis() / 1000.0)
                                .setParameter("id", id)
                                .executeUpdate()));
    }

    private long number(String query) {
        return awaited(() ->
                sessions.withSession(
                        session -> session.createNativeQuery(query, Long.class).getSingleResult()));
    }

    private static <T> T awaited(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }
}
