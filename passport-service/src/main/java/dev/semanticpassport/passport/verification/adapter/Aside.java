package dev.semanticpassport.passport.verification.adapter;

import dev.semanticpassport.messaging.Intake;
import dev.semanticpassport.messaging.Received;
import dev.semanticpassport.messaging.tracing.LogIds;
import dev.semanticpassport.messaging.tracing.Subject;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

/** A consumer's outermost edge: an event that this service fails at must not stop the others. */
final class Aside {
    private static final Logger LOG = Logger.getLogger(Aside.class);

    private Aside() {}

    /** Sets the event aside; infrastructure faults never come here, they are retried before. */
    static Uni<Void> put(Intake intake, Received received, Throwable bug) {
        LogIds.during(
                Subject.of(received.event()),
                received.traceparent(),
                () -> LOG.errorf(bug, "event %s cannot be applied", received.event().id()));
        return intake.deadLetter(received, "cannot be applied: " + bug.getClass().getSimpleName());
    }
}
