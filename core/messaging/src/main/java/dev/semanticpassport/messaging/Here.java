package dev.semanticpassport.messaging;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.Executor;

/**
 * The Vert.x context of whoever asks: Hibernate Reactive works on the one where its session was
 * opened and on no other, so that what comes back from elsewhere has to return to it.
 */
final class Here {
    private Here() {}

    /** Runs tasks on the current context; at once where there is none. */
    static Executor executor() {
        Context context = Vertx.currentContext();
        return context == null ? Runnable::run : task -> context.runOnContext(_ -> task.run());
    }
}
