package dev.semanticpassport.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.kafka.common.errors.RetriableException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Database, broker and network come and go: their faults say nothing about the work at hand, which
 * is done again until they are back. Any other failure is the work's own.
 */
public final class Infrastructure {
    private static final Logger LOG = Logger.getLogger(Infrastructure.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final double JITTER = 0.3;
    private static final int MOST_CAUSES = 16;

    private static final Pattern CLOSED =
            Pattern.compile(
                    "(?i)(pool|session|factory|manager|producer) (is |was |has been )?closed"
                            + "|connection (is |was )?(already )?(closed|not active|reset)"
                            + "|timeout");

    private static final AtomicInteger UNDER_WAY = new AtomicInteger();

    private Infrastructure() {}

    /**
     * Does the work, and again from its start after each infrastructure fault, with growing pauses
     * and for ever; fails as the work does otherwise. The work must be one that may be done again:
     * a transaction of its own, or idempotent. Each attempt runs on the Vert.x context that
     * subscribed.
     */
    public static <T> Uni<T> retrying(Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .deferred(() -> {
                    UNDER_WAY.incrementAndGet();
                    // a failure that is followed by a cancellation terminates twice
                    AtomicBoolean counted = new AtomicBoolean(true);
                    return attempts(work)
                            .onTermination()
                            .invoke(() -> {
                                if (counted.getAndSet(false)) {
                                    UNDER_WAY.decrementAndGet();
                                }
                            });
                });
    }

    private static <T> Uni<T> attempts(Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .deferred(work::get)
                .runSubscriptionOn(Here.executor())
                .onFailure(Infrastructure::isFault)
                .invoke(Infrastructure::log)
                .onFailure(Infrastructure::isFault)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .withJitter(JITTER)
                .indefinitely();
    }

    /** How many works are not done yet, those between two attempts included. */
    static int underWay() {
        return UNDER_WAY.get();
    }

    private static void log(Throwable fault) {
        LOG.warnf("Infrastructure fault, will try again: %s", root(fault));
    }

    /** Whether a failure, or what caused it, is a fault of database, broker or network. */
    public static boolean isFault(Throwable failure) {
        @Nullable Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
            if (isFaultItself(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean isFaultItself(Throwable failure) {
        return switch (failure) {
            case PgException refused -> isPassing(refused.getSqlState());
            // Hibernate Reactive turns the client's errors into these.
            case SQLException refused -> isPassing(refused.getSQLState());
            // what is stored and cannot be read will not be readable later
            case JsonProcessingException _ -> false;
            case IOException _,
                    TimeoutException _,
                    ClosedConnectionException _,
                    RetriableException _,
                    RejectedExecutionException _,
                    io.smallrye.mutiny.TimeoutException _ ->
                    true;
            case VertxException _ -> true;
            default -> saysClosed(failure.getMessage());
        };
    }

    /**
     * Classes of SQLSTATE that pass: no connection (08), out of resources (53), stopped or starting
     * (57P), deadlocks and serialisation (40), a lock not to be had (55P03), disk trouble (58).
     */
    private static boolean isPassing(@Nullable String sqlState) {
        return sqlState != null && sqlState.matches("(08|53|57P|40|58).*|55P03");
    }

    /**
     * Vert.x, Hibernate and Kafka's client tell of lost connections, and of what was closed because
     * the service stops, by message only.
     */
    private static boolean saysClosed(@Nullable String message) {
        return message != null && CLOSED.matcher(message).find();
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        for (int depth = 0; root.getCause() != null && depth < MOST_CAUSES; depth++) {
            root = root.getCause();
        }
        return root;
    }
}
