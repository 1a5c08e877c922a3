package dev.semanticpassport.scoring.adapter.db;

import dev.semanticpassport.scoring.reading.ReadingAnswers;
import dev.semanticpassport.scoring.recomputing.Recomputed;
import dev.semanticpassport.scoring.recomputing.Recomputing;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Reads what is stored, page by page; changes nothing. */
@ApplicationScoped
public class AuditTrail {
    private static final int PAGE = 500;

    private final Mutiny.SessionFactory sessions;
    private final ReadingAnswers readingAnswers;

    AuditTrail(Mutiny.SessionFactory sessions, ReadingAnswers readingAnswers) {
        this.sessions = sessions;
        this.readingAnswers = readingAnswers;
    }

    /** A verification and some of its answers, ascending by ordinal. */
    public record Page(StoredVerification verification, List<StoredAnswer> answers) {
        public Page {
            answers = List.copyOf(answers);
        }
    }

    /** Empty where no answer of this verification is stored. */
    public Uni<Optional<Page>> page(UUID verification, int fromOrdinal, int limit) {
        return sessions.withTransaction(session ->
                session.find(EvidenceRow.class, verification)
                        .chain(row ->
                                row == null
                                        ? Uni.createFrom().item(Optional.empty())
                                        : page(session, row, fromOrdinal, limit)
                                                .map(Optional::of)));
    }

    private static Uni<Page> page(
            Mutiny.Session session, EvidenceRow row, int fromOrdinal, int limit) {
        var verification =
                new StoredVerification(
                        row.verificationId,
                        row.rule(),
                        row.revision,
                        row.standing(),
                        row.updatedAt);
        return answers(session, row.verificationId, fromOrdinal, limit)
                .chain(answers ->
                        askings(session, row.verificationId, answers)
                                .map(askings ->
                                        new Page(
                                                verification,
                                                answers.stream()
                                                        .map(answer -> stored(row, answer, askings))
                                                        .toList())));
    }

    private static StoredAnswer stored(
            EvidenceRow row, AnswerRow answer, Map<Integer, Integer> askings) {
        return new StoredAnswer(
                answer.answered(row.rule()),
                answer.reading(),
                askings.getOrDefault(answer.ordinal, 0));
    }

    private static Uni<List<AnswerRow>> answers(
            Mutiny.Session session, UUID verification, int fromOrdinal, int limit) {
        return session.createSelectionQuery(
                        "from AnswerRow where verificationId = :verification and ordinal >= :from"
                                + " order by ordinal",
                        AnswerRow.class)
                .setParameter("verification", verification)
                .setParameter("from", fromOrdinal)
                .setMaxResults(limit)
                .getResultList();
    }

    private static Uni<Map<Integer, Integer>> askings(
            Mutiny.Session session, UUID verification, List<AnswerRow> answers) {
        return session.createSelectionQuery(
                        "select ordinal, count(*) from AskingRow where verificationId = :verification"
                                + " and ordinal in :ordinals group by ordinal",
                        Object[].class)
                .setParameter("verification", verification)
                .setParameter("ordinals", answers.stream().map(answer -> answer.ordinal).toList())
                .getResultList()
                .map(counts ->
                        counts.stream()
                                .collect(
                                        Collectors.toMap(
                                                count -> (Integer) count[0],
                                                count -> Math.toIntExact((Long) count[1]))));
    }

    /**
     * Computes the evidence again from the stored answers; empty where there are none. Holds the
     * verification's lock meanwhile, so that no answer comes in between.
     */
    public Uni<Optional<Recomputed>> recompute(UUID verification) {
        return sessions.withTransaction(session ->
                session.find(EvidenceRow.class, verification, LockMode.PESSIMISTIC_READ)
                        .chain(row ->
                                row == null
                                        ? Uni.createFrom().item(Optional.empty())
                                        : recompute(session, row).map(Optional::of)));
    }

    private Uni<Recomputed> recompute(Mutiny.Session session, EvidenceRow row) {
        var recomputing = new Recomputing(row.rule(), readingAnswers);
        return readFrom(session, row, 0, recomputing)
                .chain(() ->
                        session.createSelectionQuery(
                                        "select count(*) from AskingRow where verificationId = :verification",
                                        Long.class)
                                .setParameter("verification", row.verificationId)
                                .getSingleResult())
                .map(askings -> recomputing.against(row.standing(), Math.toIntExact(askings)));
    }

    private static Uni<@Nullable Void> readFrom(
            Mutiny.Session session, EvidenceRow row, int ordinal, Recomputing recomputing) {
        return answers(session, row.verificationId, ordinal, PAGE)
                .chain(answers -> {
                    for (AnswerRow answer : answers) {
                        recomputing.read(answer.answered(row.rule()), answer.reading());
                        session.detach(answer);
                    }
                    return answers.size() < PAGE
                            ? Uni.createFrom().voidItem()
                            : readFrom(session, row, answers.getLast().ordinal + 1, recomputing);
                });
    }
}
