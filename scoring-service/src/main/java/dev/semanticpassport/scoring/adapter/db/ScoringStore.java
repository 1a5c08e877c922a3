package dev.semanticpassport.scoring.adapter.db;

import dev.semanticpassport.contracts.Decision;
import dev.semanticpassport.contracts.EvidenceUpdated;
import dev.semanticpassport.core.statistics.Outcome;
import dev.semanticpassport.messaging.Outbox;
import dev.semanticpassport.scoring.folding.Folding;
import dev.semanticpassport.scoring.folding.Standing;
import dev.semanticpassport.scoring.reading.Read.Storable;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Stores a batch of answers and the evidence that follows from them, in one transaction.
 *
 * <p>Whoever stores answers of a verification holds its evidence row's lock from before the first
 * insert until the commit, so that what is folded is all there is, also while two replicas work on
 * one verification. Rows are locked in the order of ids, so that two batches never wait for each
 * other in a circle.
 */
@ApplicationScoped
public class ScoringStore {
    private final Mutiny.SessionFactory sessions;
    private final Outbox outbox;

    ScoringStore(Mutiny.SessionFactory sessions, Outbox outbox) {
        this.sessions = sessions;
        this.outbox = outbox;
    }

    /**
     * May be called again with the same batch: what is stored stays, and nothing is counted twice.
     *
     * @param traces W3C trace contexts that the evidence of a verification continues, where known
     */
    public Uni<Scored> store(List<Storable> batch, Map<UUID, String> traces) {
        return sessions.withTransaction(session ->
                        lock(session, batch)
                                .chain(rows -> {
                                    var others = otherRule(batch, rows);
                                    return store(
                                            session, without(others, batch), rows, others, traces);
                                }))
                .invoke(scored -> {
                    if (scored.evidence() > 0) {
                        outbox.nudge();
                    }
                });
    }

    private Uni<Map<UUID, EvidenceRow>> lock(Mutiny.Session session, List<Storable> batch) {
        Set<UUID> touched =
                batch.stream()
                        .map(storable -> storable.answered().verificationId())
                        .collect(Collectors.toSet());
        return insert(session, Rows.INSERT_VERIFICATIONS, Rows.verifications(batch))
                .chain(() ->
                        session.createSelectionQuery(
                                        "from EvidenceRow where verificationId in :touched order by verificationId",
                                        EvidenceRow.class)
                                .setParameter("touched", touched)
                                .setLockMode(LockMode.PESSIMISTIC_WRITE)
                                .getResultList())
                .map(rows ->
                        rows.stream().collect(Collectors.toMap(row -> row.verificationId, r -> r)));
    }

    private static List<Integer> otherRule(List<Storable> batch, Map<UUID, EvidenceRow> rows) {
        return IntStream.range(0, batch.size())
                .filter(place -> {
                    var answered = batch.get(place).answered();
                    var row = Objects.requireNonNull(rows.get(answered.verificationId()));
                    return !row.rule().equals(answered.rule());
                })
                .boxed()
                .toList();
    }

    private static List<Storable> without(List<Integer> places, List<Storable> batch) {
        if (places.isEmpty()) {
            return batch;
        }
        var left = Set.copyOf(places);
        return IntStream.range(0, batch.size())
                .filter(place -> !left.contains(place))
                .mapToObj(batch::get)
                .toList();
    }

    private Uni<Scored> store(
            Mutiny.Session session,
            List<Storable> batch,
            Map<UUID, EvidenceRow> rows,
            List<Integer> otherRule,
            Map<UUID, String> traces) {
        if (batch.isEmpty()) {
            return Uni.createFrom().item(new Scored(0, 0, 0, 0, List.of(), otherRule));
        }
        return insert(session, Rows.INSERT_ANSWERS, Rows.answers(batch))
                .chain(stored ->
                        insert(session, Rows.INSERT_ASKINGS, Rows.askings(batch))
                                .chain(() -> update(session, rows, traces))
                                .map(update ->
                                        new Scored(
                                                stored,
                                                batch.size() - stored,
                                                update.paidTwice,
                                                update.events.size(),
                                                update.decisions,
                                                otherRule)));
    }

    private static Uni<Integer> insert(Mutiny.Session session, String sql, String rows) {
        return session.createNativeQuery(sql).setParameter("rows", rows).executeUpdate();
    }

    /** What the new standings say, collected while the rows take them. */
    private static final class Update {
        private final List<EvidenceUpdated> events = new ArrayList<>();
        private final List<Decision> decisions = new ArrayList<>();
        private int paidTwice;
    }

    private Uni<Update> update(
            Mutiny.Session session, Map<UUID, EvidenceRow> rows, Map<UUID, String> traces) {
        return readings(session, rows.keySet())
                .chain(readings ->
                        askings(session, rows.keySet())
                                .map(askings -> update(rows, readings, askings)))
                .chain(update -> append(session, update.events, traces).replaceWith(update));
    }

    /** One statement where nothing is traced, one for each trace where something is. */
    private Uni<Void> append(
            Mutiny.Session session, List<EvidenceUpdated> events, Map<UUID, String> traces) {
        Map<Optional<String>, List<EvidenceUpdated>> byTrace =
                events.stream()
                        .collect(
                                Collectors.groupingBy(event ->
                                        Optional.ofNullable(traces.get(event.verificationId()))));
        Uni<Void> appended = Uni.createFrom().voidItem();
        for (var traced : byTrace.entrySet()) {
            appended =
                    appended.chain(() ->
                            outbox.appendAll(
                                    session, traced.getValue(), traced.getKey().orElse(null)));
        }
        return appended;
    }

    private static Update update(
            Map<UUID, EvidenceRow> rows,
            Map<UUID, SortedMap<Integer, Outcome>> readings,
            Map<UUID, Integer> askings) {
        var update = new Update();
        rows.forEach((verification, row) -> {
            var stored = readings.get(verification);
            if (stored != null) {
                Standing before = row.standing();
                Standing after =
                        Folding.fold(
                                row.rule(), before, stored, askings.getOrDefault(verification, 0));
                if (!after.equals(before)) {
                    update.paidTwice += after.paidTwice() - before.paidTwice();
                    if (before.decided() == null && after.decided() != null) {
                        update.decisions.add(after.decided());
                    }
                    row.keep(after, Instant.now());
                    update.events.add(row.event());
                }
            }
        });
        return update;
    }

    /** Ordinals and readings only: texts stay where they are. */
    private static Uni<Map<UUID, SortedMap<Integer, Outcome>>> readings(
            Mutiny.Session session, Set<UUID> verifications) {
        return session.createSelectionQuery(
                        "select verificationId, ordinal, reading, candidateCount, named from AnswerRow"
                                + " where verificationId in :touched",
                        Object[].class)
                .setParameter("touched", verifications)
                .getResultList()
                .map(answers -> {
                    Map<UUID, SortedMap<Integer, Outcome>> readings = new HashMap<>();
                    for (Object[] answer : answers) {
                        readings.computeIfAbsent((UUID) answer[0], _ -> new TreeMap<>())
                                .put((Integer) answer[1], worth(answer));
                    }
                    return readings;
                });
    }

    private static Outcome worth(@Nullable Object[] answer) {
        return ((StoredReading) answer[2]).worth((Integer) answer[3], (Integer) answer[4]);
    }

    private static Uni<Map<UUID, Integer>> askings(
            Mutiny.Session session, Set<UUID> verifications) {
        return session.createSelectionQuery(
                        "select verificationId, count(*) from AskingRow"
                                + " where verificationId in :touched group by verificationId",
                        Object[].class)
                .setParameter("touched", verifications)
                .getResultList()
                .map(counts ->
                        counts.stream()
                                .collect(
                                        Collectors.toMap(
                                                count -> (UUID) count[0],
                                                count -> Math.toIntExact((Long) count[1]))));
    }
}
