package dev.semanticpassport.scoring.adapter.db;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.semanticpassport.contracts.Comparison;
import dev.semanticpassport.contracts.EventJson;
import dev.semanticpassport.contracts.Finding;
import dev.semanticpassport.contracts.Reason;
import dev.semanticpassport.contracts.Rule;
import dev.semanticpassport.messaging.Outbox;
import dev.semanticpassport.recognition.describing.GivenAnswer;
import dev.semanticpassport.scoring.adapter.RecognisingConfig;
import dev.semanticpassport.scoring.recognising.Recognised;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/** Verifications whose answers are all there and wait for their comparison. */
@ApplicationScoped
public class ComparisonStore {
    private static final ObjectMapper JSON = EventJson.mapper();
    private static final TypeReference<List<Finding.Likeness>> RANKING = new TypeReference<>() {};

    private final Mutiny.SessionFactory sessions;
    private final Outbox outbox;
    private final RecognisingConfig config;

    ComparisonStore(Mutiny.SessionFactory sessions, Outbox outbox, RecognisingConfig config) {
        this.sessions = sessions;
        this.outbox = outbox;
        this.config = config;
    }

    /**
     * A comparison that this replica took.
     *
     * @param reason why the verification ended
     * @param attempt how many replicas took it up to now, this one included; whoever took it before
     *     has lost it. 0 for one that was made, and is only made again to be looked at
     */
    public record Due(
            UUID verification, Rule rule, Comparison comparison, Reason reason, int attempt) {}

    /** What was found of a verification. */
    public record Found(Finding finding, List<Finding.Likeness> ranking) {
        public Found {
            ranking = List.copyOf(ranking);
        }
    }

    /** Takes one that no other replica holds; empty where none waits. */
    public Uni<Optional<Due>> take() {
        return sessions.withTransaction(session ->
                session.createSelectionQuery(
                                "from EvidenceRow where compared = DUE and compareFrom <= instant"
                                        + " order by compareFrom",
                                EvidenceRow.class)
                        .setMaxResults(1)
                        .setLockMode(LockMode.UPGRADE_SKIPLOCKED)
                        .getSingleResultOrNull()
                        .chain(row ->
                                row == null
                                        ? Uni.createFrom().item(Optional.empty())
                                        : lease(session, row.verificationId, row.compareAttempt, 1)
                                                .map(_ -> due(row, row.compareAttempt + 1))));
    }

    private static Optional<Due> due(EvidenceRow row, int attempt) {
        Rule rule = row.rule();
        return Optional.ofNullable(rule.comparison())
                .map(comparison ->
                        new Due(row.verificationId, rule, comparison, row.reason, attempt));
    }

    /** Holds on to a comparison that is being made; false where another replica has it by now. */
    public Uni<Boolean> renew(Due due) {
        return sessions.withTransaction(
                        session -> lease(session, due.verification(), due.attempt(), 0))
                .map(renewed -> renewed == 1);
    }

    /** By the database's clock, which all replicas share: a lease is short beside their errors. */
    private Uni<Integer> lease(Mutiny.Session session, UUID id, int attempt, int further) {
        return session.createNativeQuery(
                        "update evidence set compare_attempt = compare_attempt + :further,"
                                + " compare_from = clock_timestamp() + make_interval(secs => :seconds)"
                                + " where verification_id = :id and compared = 'DUE' and"
                                + " compare_attempt = :attempt")
                .setParameter("further", further)
                .setParameter("seconds", config.lease().toMillis() / 1000.0)
                .setParameter("id", id)
                .setParameter("attempt", attempt)
                .executeUpdate();
    }

    /** A verification's answers to ordinary prompts in the order of ordinals. */
    public Uni<List<GivenAnswer>> answers(UUID verification) {
        return sessions.withSession(session -> KeptAnswers.read(session, verification));
    }

    /**
     * Finding, decision and event become visible together, once; false, and nothing is changed,
     * where another replica has taken the comparison by now.
     */
    public Uni<Boolean> keep(Due due, Recognised recognised) {
        UUID verification = due.verification();
        return sessions.withTransaction(session ->
                        session.find(EvidenceRow.class, verification, LockMode.PESSIMISTIC_WRITE)
                                .chain(row -> {
                                    if (row.compared != EvidenceRow.Stage.DUE
                                            || row.compareAttempt != due.attempt()) {
                                        return Uni.createFrom().item(false);
                                    }
                                    row.keep(recognised.finding(), Instant.now());
                                    return ranking(session, verification, recognised.ranking())
                                            .chain(() ->
                                                    outbox.appendAll(
                                                            session, List.of(row.event()), null))
                                            .replaceWith(true);
                                }))
                .invoke(outbox::nudge);
    }

    private static Uni<Integer> ranking(
            Mutiny.Session session, UUID verification, List<Finding.Likeness> ranking) {
        return ranking.isEmpty()
                ? Uni.createFrom().item(0)
                : session.createNativeQuery(
                                "insert into recognition (verification_id, ranking) values (:id,"
                                        + " :ranking) on conflict do nothing")
                        .setParameter("id", verification)
                        .setParameter("ranking", write(ranking))
                        .executeUpdate();
    }

    /** Empty where nothing was compared, or not yet. */
    public Uni<Optional<Found>> found(UUID verification) {
        return sessions.withSession(session ->
                session.find(EvidenceRow.class, verification)
                        .chain(row -> {
                            Finding finding =
                                    row == null ? null : Compared.readFinding(row.finding);
                            return finding == null
                                    ? Uni.createFrom().item(Optional.empty())
                                    : session.createNativeQuery(
                                                    "select ranking from recognition where"
                                                            + " verification_id = :id",
                                                    String.class)
                                            .setParameter("id", verification)
                                            .getSingleResultOrNull()
                                            .map(ranking ->
                                                    Optional.of(
                                                            new Found(
                                                                    finding,
                                                                    ranking == null
                                                                            ? List.of()
                                                                            : read(ranking))));
                        }));
    }

    /** A comparison that was made, to be made again; empty where there is none. */
    public Uni<Optional<Due>> made(UUID verification) {
        return sessions.withSession(session -> session.find(EvidenceRow.class, verification))
                .map(row -> {
                    if (row == null || row.compared != EvidenceRow.Stage.DONE) {
                        return Optional.empty();
                    }
                    return due(row, 0);
                });
    }

    private static String write(List<Finding.Likeness> ranking) {
        try {
            return JSON.writeValueAsString(ranking);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a ranking that cannot be written", e);
        }
    }

    private static List<Finding.Likeness> read(String ranking) {
        try {
            return JSON.readValue(ranking, RANKING);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a column does not hold the ranking written there", e);
        }
    }
}
