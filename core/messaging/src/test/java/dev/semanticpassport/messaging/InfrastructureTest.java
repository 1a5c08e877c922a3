package dev.semanticpassport.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParseException;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.errors.NotLeaderOrFollowerException;
import org.junit.jupiter.api.Test;

class InfrastructureTest {

    @Test
    void a_fault_is_tried_again_until_the_work_succeeds() {
        // Given work that meets two faults
        AtomicInteger attempts = new AtomicInteger();
        // When
        String result =
                Infrastructure.retrying(() ->
                                attempts.incrementAndGet() < 3
                                        ? Uni.createFrom()
                                                .<String>failure(new ConnectException("refused"))
                                        : Uni.createFrom().item("done"))
                        .await()
                        .atMost(Records.PATIENCE);
        // Then
        assertThat(result).isEqualTo("done");
        assertThat(attempts).hasValue(3);
        assertThat(Infrastructure.underWay()).isZero();
    }

    @Test
    void any_other_failure_is_the_works_own() {
        // Given
        AtomicInteger attempts = new AtomicInteger();
        Uni<String> work =
                Infrastructure.retrying(() -> {
                    attempts.incrementAndGet();
                    return Uni.createFrom().failure(new IllegalArgumentException("alpha"));
                });
        // When, Then
        assertThatThrownBy(() -> work.await().atMost(Records.PATIENCE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(attempts).hasValue(1);
    }

    @Test
    void what_passes_by_itself_is_a_fault() {
        assertThat(
                        List.<Throwable>of(
                                new ConnectException("refused"),
                                new IllegalStateException("Pool closed"),
                                new IllegalStateException(
                                        "Connection is not active now, current status: CLOSED"),
                                new RuntimeException(new NotLeaderOrFollowerException("moved")),
                                postgres("57P01"),
                                postgres("40P01"),
                                new RuntimeException(new SQLException("stopping", "57P01")),
                                new IllegalStateException(
                                        "Cannot perform operation after producer has been closed"),
                                new RuntimeException(postgres("08006"))))
                .allMatch(Infrastructure::isFault);
    }

    @Test
    void what_would_fail_again_is_none() {
        assertThat(
                        List.<Throwable>of(
                                new NullPointerException(),
                                new IllegalArgumentException("alpha must be above 0"),
                                new RuntimeException(postgres("23505")),
                                new SQLException("duplicate", "23505"),
                                new IllegalStateException(
                                        new JsonParseException(null, "a column that is no JSON")),
                                postgres("42P01")))
                .noneMatch(Infrastructure::isFault);
    }

    private static PgException postgres(String sqlState) {
        return new PgException("something", "FATAL", sqlState, "");
    }
}
