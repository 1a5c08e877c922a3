package dev.semanticpassport.passport.verification.adapter;

import dev.semanticpassport.contracts.Finding;
import dev.semanticpassport.contracts.Reason;
import dev.semanticpassport.contracts.Rule;
import dev.semanticpassport.contracts.Verdict;
import dev.semanticpassport.passport.verification.life.VerificationState.Settled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** What became of verifications, for whoever decides over many of them. */
@ApplicationScoped
public class SettledVerifications {

    /**
     * A settled verification.
     *
     * @param log10E of the e-value at the stop, less log10 of the author's rivals; 0 where the
     *     order of steps was not shown
     * @param finding what a comparison found, where one was asked for
     */
    public record End(
            Verdict verdict, Reason reason, double log10E, int asked, @Nullable Finding finding) {}

    /** Those that are known, empty ones still running; unknown ones are left out. */
    public Uni<Map<UUID, Optional<End>>> of(Mutiny.Session session, Collection<UUID> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : session.createSelectionQuery(
                                "from VerificationRow where id in :ids", VerificationRow.class)
                        .setParameter("ids", List.copyOf(ids))
                        .getResultList()
                        .map(rows -> {
                            Map<UUID, Optional<End>> ends = new HashMap<>();
                            for (VerificationRow row : rows) {
                                ends.put(
                                        row.id,
                                        row.life() instanceof Settled settled
                                                ? Optional.of(
                                                        end(row.rule(), settled, row.finding()))
                                                : Optional.empty());
                                session.detach(row);
                            }
                            return ends;
                        });
    }

    private static End end(Rule rule, Settled settled, @Nullable Finding finding) {
        return new End(
                settled.decided().verdict(),
                settled.decided().reason(),
                rule.orderShown() ? settled.evidence().log10E() - Math.log10(rule.rivals()) : 0,
                settled.asked(),
                finding);
    }
}
