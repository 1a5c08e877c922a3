package dev.semanticpassport.probe.adapter.watch;

import dev.semanticpassport.probe.adapter.config.ProbeConfig;
import dev.semanticpassport.probe.adapter.files.FileProbes;
import dev.semanticpassport.probe.adapter.kafka.ProbeStream;
import dev.semanticpassport.probe.asking.Asking;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * The clean stop: no call starts any more, those under way may end and their outcomes reach Kafka,
 * and then the connector commits. Probes that were only waiting stay with Kafka.
 */
@ApplicationScoped
class Draining {

    private static final Logger LOG = Logger.getLogger(Draining.class);
    private static final long LOOK_MILLIS = 20;

    private final Asking asking;
    private final FileProbes fileProbes;
    private final ProbeStream stream;
    private final Duration longest;

    Draining(Asking asking, FileProbes fileProbes, ProbeStream stream, ProbeConfig config) {
        this.asking = asking;
        this.fileProbes = fileProbes;
        this.stream = stream;
        this.longest = config.drain();
    }

    /** Before the consumers are paused and closed, which others do at later priorities. */
    void drain(@Observes @Priority(50) ShutdownEvent stop) throws InterruptedException {
        asking.drain();
        fileProbes.drain();
        long end = System.nanoTime() + longest.toNanos();
        while (busy() && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        if (busy()) {
            LOG.warnf(
                    "Stopping with %d calls and %d looks at files under way, and %d outcomes not"
                            + " confirmed",
                    asking.calling(), fileProbes.working(), stream.sending());
        }
    }

    private boolean busy() {
        return asking.calling() > 0 || fileProbes.working() > 0 || stream.sending() > 0;
    }
}
