package dev.semanticpassport.passport.threads.adapter;

import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** Crosses between the event loop, which must not wait, and threads that may. */
public final class OffLoop {
    private OffLoop() {}

    /**
     * Computes on a thread that may take its time, and comes back to the context of whoever asks,
     * where its session lives.
     */
    public static <T> Uni<T> compute(Callable<T> work) {
        return Uni.createFrom()
                .deferred(() -> {
                    Context context = Vertx.currentContext();
                    return context == null
                            ? Uni.createFrom().item(() -> called(work))
                            : Uni.createFrom()
                                    .completionStage(() ->
                                            context.executeBlocking(work, false)
                                                    .toCompletionStage());
                });
    }

    /** Waits for reactive work, on a thread that may wait; each call has a context of its own. */
    public static <T> T await(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new IllegalStateException("reactive work failed", failure);
        }
    }

    private static <T> T called(Callable<T> work) {
        try {
            return work.call();
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException("work failed", failure);
        }
    }
}
