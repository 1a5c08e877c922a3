package dev.semanticpassport.messaging;

import dev.semanticpassport.contracts.Topic;
import io.smallrye.mutiny.Uni;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** What a service knows of the events that topics held, in case that one loses them. */
public interface Retelling {

    /** The topics whose loss it makes good. */
    Set<Topic> topics();

    /**
     * Says all of it again within the session's transaction, by the outbox or by what is due.
     * Whoever had heard it before recognises it by the events' ids.
     *
     * @return how many events, or works, that were
     */
    Uni<Integer> retell(Mutiny.Session session);
}
