package dev.semanticpassport.passport.log.adapter;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;

/** The append-only log. */
@ApplicationScoped
public class Log {

    /**
     * Appends a leaf in the caller's transaction. Appenders wait for each other until commit, so
     * call this late in a transaction.
     *
     * @param leaf canonical JSON
     * @return the leaf's index; indices are dense and in the order of commits
     */
    public Uni<Long> append(Mutiny.Session session, byte[] leaf) {
        return Uni.createFrom().failure(new UnsupportedOperationException("the log comes later"));
    }
}
