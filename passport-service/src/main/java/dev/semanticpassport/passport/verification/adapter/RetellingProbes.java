package dev.semanticpassport.passport.verification.adapter;

import dev.semanticpassport.contracts.Topic;
import dev.semanticpassport.messaging.Retelling;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** Probes whose outcome is awaited, for topics that have lost their requests or their answers. */
@ApplicationScoped
class RetellingProbes implements Retelling {
    /** First comes what scoring-service has already, so that little is asked twice. */
    private static final Duration FOR_EVIDENCE = Duration.ofSeconds(30);

    private final Clock clock;

    RetellingProbes(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.PROBE_REQUESTED, Topic.PROBE_ANSWERED);
    }

    /** They are due, and so released again, without waiting for their deadlines. */
    @Override
    public Uni<Integer> retell(Mutiny.Session session) {
        return session.createMutationQuery("update ProbeRow set dueAt = :soon where dueAt > :soon")
                .setParameter("soon", clock.instant().plus(FOR_EVIDENCE))
                .executeUpdate();
    }
}
