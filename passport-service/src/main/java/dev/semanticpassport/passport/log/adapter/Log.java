package dev.semanticpassport.passport.log.adapter;

import dev.semanticpassport.core.log.CompactRange;
import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.passport.log.Growth;
import dev.semanticpassport.passport.log.Hashes;
import dev.semanticpassport.passport.log.ProofPlan;
import dev.semanticpassport.passport.log.Subtree;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/** The append-only log. */
@ApplicationScoped
public class Log {
    private static final String HEAD = "select size, roots from log_head where id = 1";

    private static final String GROW =
            """
            with entry as (
                insert into log_entry (index, leaf, appended_at) values (:index, :leaf, :at)
            ), nodes as (
                insert into log_node (level, index, hash)
                select level, cast(:index as bigint) >> level,
                       substring(cast(:hashes as bytea) from 32 * level + 1 for 32)
                from generate_series(0, cast(:top as integer)) level
            )
            update log_head set size = cast(:index as bigint) + 1, roots = :roots where id = 1
            """;

    private static final String NODES =
            """
            select node.level, node.index, node.hash
            from unnest(cast(:levels as integer[]), cast(:indices as bigint[]))
                     as wanted (level, index)
            join log_node node on node.level = wanted.level and node.index = wanted.index
            """;

    /**
     * Appends a leaf in the caller's transaction. Appenders wait for each other until commit, so
     * call this late in a transaction.
     *
     * @param leaf canonical JSON
     * @return the leaf's index; indices are dense and in the order of commits
     */
    public Uni<Long> append(Mutiny.Session session, byte[] leaf) {
        return locked(session)
                .map(tree -> Growth.of(tree, leaf))
                .call(growth -> write(session, growth, leaf))
                .map(Growth::index);
    }

    /** The tree as it is; nothing is appended until the caller's transaction ends. */
    public Uni<CompactRange> locked(Mutiny.Session session) {
        return head(session, HEAD + " for update");
    }

    /** How many leaves there are. */
    public Uni<Long> size(Mutiny.Session session) {
        return head(session, HEAD).map(CompactRange::size);
    }

    /** The hashes that a proof needs. */
    Uni<Map<Subtree, Sha256>> read(Mutiny.Session session, ProofPlan plan) {
        List<Subtree> needed = plan.needed();
        if (needed.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return session.createNativeQuery(NODES, Object[].class)
                .setParameter("levels", needed.stream().map(Subtree::level).toArray(Integer[]::new))
                .setParameter("indices", needed.stream().map(Subtree::index).toArray(Long[]::new))
                .getResultList()
                .map(rows -> {
                    Map<Subtree, Sha256> hashes = new HashMap<>();
                    for (Object[] row : rows) {
                        hashes.put(
                                new Subtree((Integer) row[0], (Long) row[1]),
                                Sha256.fromBytes((byte[]) row[2]));
                    }
                    return hashes;
                });
    }

    private static Uni<CompactRange> head(Mutiny.Session session, String query) {
        return session.createNativeQuery(query, Object[].class)
                .getSingleResult()
                .map(row -> new CompactRange((Long) row[0], Hashes.split((byte[]) row[1])));
    }

    private static Uni<Integer> write(Mutiny.Session session, Growth growth, byte[] leaf) {
        return session.createNativeQuery(GROW)
                .setParameter("index", growth.index())
                .setParameter("leaf", leaf)
                .setParameter("at", Instant.now())
                .setParameter("hashes", Hashes.joined(growth.completed()))
                .setParameter("top", growth.completed().size() - 1)
                .setParameter("roots", Hashes.joined(growth.tree().roots()))
                .executeUpdate();
    }
}
