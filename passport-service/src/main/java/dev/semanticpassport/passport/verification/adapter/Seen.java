package dev.semanticpassport.passport.verification.adapter;

import dev.semanticpassport.contracts.EvidenceUpdated;
import dev.semanticpassport.contracts.OrdinalRange;
import dev.semanticpassport.contracts.ProbeAnswered;
import dev.semanticpassport.passport.columns.adapter.ColumnJson;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hibernate.reactive.mutiny.Mutiny;

/** What was seen of files, until the report needs it; written and read under its row's lock. */
final class Seen {
    private Seen() {}

    /** Keeps an outcome; the first of a probe stands. */
    static Uni<Integer> keep(Mutiny.Session session, ProbeAnswered answered) {
        return session.createNativeQuery(
                        """
                        insert into verification_seen (verification_id, ordinal, outcome) \
                        values (:id, :ordinal, :outcome) on conflict do nothing\
                        """)
                .setParameter("id", answered.verificationId())
                .setParameter("ordinal", answered.ordinal())
                .setParameter("outcome", ColumnJson.write(answered.outcome()))
                .executeUpdate();
    }

    /** In the order of ordinals. */
    static Uni<List<SeenRow>> of(Mutiny.Session session, UUID verification) {
        return session.createSelectionQuery(
                        "from SeenRow where verificationId = :id order by ordinal", SeenRow.class)
                .setParameter("id", verification)
                .getResultList();
    }

    /**
     * Marks what scoring has and, of files, what was seen here too: an outcome that only one of
     * both has is waited for, and its probe released again.
     */
    static Uni<Integer> receive(
            Mutiny.Session session, VerificationRow row, EvidenceUpdated update) {
        List<Integer> received =
                IntStream.range(0, row.released)
                        .filter(ordinal -> holds(update.received(), ordinal))
                        .boxed()
                        .toList();
        return received.isEmpty()
                ? Uni.createFrom().item(0)
                : session.createMutationQuery(
                                "update ProbeRow p set p.state = RECEIVED, p.dueAt = null where"
                                        + " p.verificationId = :id and p.state <> RECEIVED and"
                                        + " p.ordinal in :ordinals"
                                        + (row.looksAtFiles()
                                                ? " and exists (select 1 from SeenRow s where"
                                                        + " s.verificationId = p.verificationId and"
                                                        + " s.ordinal = p.ordinal)"
                                                : ""))
                        .setParameter("id", row.id)
                        .setParameter("ordinals", received)
                        .executeUpdate();
    }

    private static boolean holds(List<OrdinalRange> ranges, int ordinal) {
        return ranges.stream().anyMatch(range -> range.holds(ordinal));
    }
}
