package dev.semanticpassport.messaging;

import dev.semanticpassport.contracts.Topic;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.hibernate.reactive.mutiny.Mutiny;

/** Counts how often passports are told again. */
@ApplicationScoped
class NotesAgain implements Retelling {
    private final AtomicInteger told = new AtomicInteger();

    /** So often. */
    int told() {
        return told.get();
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.PASSPORT_ISSUED);
    }

    @Override
    public Uni<Integer> retell(Mutiny.Session session) {
        return Uni.createFrom().item(told::incrementAndGet);
    }
}
