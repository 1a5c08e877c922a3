package dev.semanticpassport.scoring.adapter.comparing;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.Callable;

/** Leaves the event loop, which must not wait, for work that takes its time. */
final class OffLoop {
    private OffLoop() {}

    /** Computes on another thread, and comes back to the context of whoever asks. */
    static <T> Uni<T> compute(Callable<T> work) {
        return Uni.createFrom()
                .deferred(() -> {
                    Context context = Vertx.currentContext();
                    if (context == null) {
                        return Uni.createFrom()
                                .failure(
                                        new IllegalStateException(
                                                "there is no event loop to come back to"));
                    }
                    return Uni.createFrom()
                            .completionStage(
                                    () -> context.executeBlocking(work, false).toCompletionStage());
                });
    }
}
