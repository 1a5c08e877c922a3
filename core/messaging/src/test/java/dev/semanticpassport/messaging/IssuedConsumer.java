package dev.semanticpassport.messaging;

import dev.semanticpassport.contracts.PassportIssued;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.reactive.mutiny.Mutiny;

/** A consumer as the services write them. */
@ApplicationScoped
class IssuedConsumer {
    static final String REFUSED = "Refused";

    private final Intake intake;
    private final Inbox inbox;
    private final Mutiny.SessionFactory sessions;
    private final ConcurrentLinkedQueue<PassportIssued> applied = new ConcurrentLinkedQueue<>();
    private final AtomicInteger faults = new AtomicInteger();

    IssuedConsumer(Intake intake, Inbox inbox, Mutiny.SessionFactory sessions) {
        this.intake = intake;
        this.inbox = inbox;
        this.sessions = sessions;
    }

    /** What was applied so far, in order. */
    List<PassportIssued> applied() {
        return List.copyOf(applied);
    }

    /** The next attempts find no database. */
    void failNext(int attempts) {
        faults.set(attempts);
    }

    @Incoming("issued")
    Uni<Void> apply(ConsumerRecords<String, byte[]> records) {
        return intake.read(records)
                .chain(batch -> Infrastructure.retrying(() -> applyAll(batch)))
                .invoke(applied::addAll)
                .replaceWithVoid();
    }

    private Uni<List<PassportIssued>> applyAll(List<Received> batch) {
        if (faults.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            return Uni.createFrom().failure(new IllegalStateException("Pool closed"));
        }
        return sessions.withTransaction(session ->
                Multi.createFrom()
                        .iterable(batch)
                        .onItem()
                        .transformToUniAndConcatenate(received -> applyOne(session, received))
                        .select()
                        .where(Objects::nonNull)
                        .collect()
                        .asList());
    }

    private Uni<PassportIssued> applyOne(Mutiny.Session session, Received received) {
        PassportIssued issued = (PassportIssued) received.event();
        if (REFUSED.equals(issued.name())) {
            return intake.deadLetter(received, "this name is refused")
                    .replaceWith((PassportIssued) null);
        }
        return inbox.first(session, "test", issued.id())
                .chain(first ->
                        first
                                ? session.persist(new Note(UUID.randomUUID(), issued.name()))
                                        .replaceWith(issued)
                                : Uni.createFrom().nullItem());
    }
}
