package dev.semanticpassport.passport.log.adapter;

import dev.semanticpassport.core.log.Checkpoint;
import dev.semanticpassport.core.log.CompactRange;
import dev.semanticpassport.core.log.NoteKey;
import dev.semanticpassport.core.log.SignedCheckpoint;
import dev.semanticpassport.core.signing.SigningKey;
import dev.semanticpassport.core.signing.UnreadableFileException;
import dev.semanticpassport.passport.log.PublishedCheckpoint;
import dev.semanticpassport.passport.problem.RequestProblem;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Signs what the log has become, and collects what witnesses say of it. */
@ApplicationScoped
public class Checkpoints {
    private final Mutiny.SessionFactory sessions;
    private final Log log;
    private final LogKeys keys;
    private final LogConfig config;
    private final SecureRandom random = new SecureRandom();

    @Inject
    Checkpoints(Mutiny.SessionFactory sessions, Log log, LogKeys keys, LogConfig config) {
        this.sessions = sessions;
        this.log = log;
        this.keys = keys;
        this.config = config;
    }

    @Scheduled(
            every = "${passport.log.checkpoint-every:10s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> signRegularly() {
        return sessions.withTransaction(this::sign).replaceWithVoid();
    }

    /**
     * A checkpoint of the log as it is now; the one that is there where nothing came since. Null
     * for an empty log.
     */
    public Uni<@Nullable PublishedCheckpoint> sign(Mutiny.Session session) {
        return log.locked(session)
                .chain(tree ->
                        tree.size() == 0
                                ? Uni.createFrom().nullItem()
                                : find(session, tree.size())
                                        .onItem()
                                        .ifNull()
                                        .switchTo(() -> signNew(session, tree)));
    }

    /** The newest checkpoint; null where none was signed yet. */
    public Uni<@Nullable PublishedCheckpoint> newest(Mutiny.Session session) {
        return session.createQuery("from CheckpointRow order by size desc", CheckpointRow.class)
                .setMaxResults(1)
                .getSingleResultOrNull()
                .chain(row -> published(session, row));
    }

    /** The checkpoint of exactly this size; null where there is none. */
    public Uni<@Nullable PublishedCheckpoint> find(Mutiny.Session session, long size) {
        return session.find(CheckpointRow.class, size).chain(row -> published(session, row));
    }

    /** The first checkpoint that covers the leaf at this index; null where none does yet. */
    public Uni<@Nullable PublishedCheckpoint> firstCovering(Mutiny.Session session, long leaf) {
        return session.createQuery(
                        "from CheckpointRow where size > :leaf order by size", CheckpointRow.class)
                .setParameter("leaf", leaf)
                .setMaxResults(1)
                .getSingleResultOrNull()
                .chain(row -> published(session, row));
    }

    /** Keeps a configured witness's signature line under the checkpoint of this size. */
    Uni<PublishedCheckpoint> cosign(Mutiny.Session session, long size, String line) {
        return session.find(CheckpointRow.class, size)
                .onItem()
                .ifNull()
                .failWith(() ->
                        RequestProblem.notFound("size", "there is no checkpoint of size " + size))
                .call(row -> keep(session, size, witness(row.note, line), line))
                .chain(row -> published(session, row));
    }

    private static Uni<Integer> keep(
            Mutiny.Session session, long size, NoteKey witness, String line) {
        return session.createNativeQuery(
                        "insert into log_cosignature (size, witness, line, received_at) values"
                                + " (:size, :witness, :line, :at) on conflict do nothing")
                .setParameter("size", size)
                .setParameter("witness", witness.name())
                .setParameter("line", line)
                .setParameter("at", Instant.now())
                .executeUpdate();
    }

    private NoteKey witness(String note, String line) {
        SignedCheckpoint cosigned;
        try {
            cosigned = SignedCheckpoint.parse("cosignature", note + line + "\n");
        } catch (UnreadableFileException e) {
            throw RequestProblem.badField("cosignature", String.valueOf(e.getMessage()));
        }
        return keys.witnesses().stream()
                .filter(witness -> cosigned.cosignedBy(witness).isPresent())
                .findFirst()
                .orElseThrow(() ->
                        RequestProblem.badField(
                                "cosignature",
                                "cosignature is of no witness that is configured here, or not"
                                        + " under this checkpoint"));
    }

    private Uni<PublishedCheckpoint> signNew(Mutiny.Session session, CompactRange tree) {
        return keys.signing(session)
                .map(key -> CheckpointRow.of(signed(tree, key), Instant.now()))
                .call(row -> session.persist(row).chain(session::flush))
                .map(Checkpoints::unwitnessed);
    }

    private SignedCheckpoint signed(CompactRange tree, SigningKey key) {
        return SignedCheckpoint.sign(
                Checkpoint.of(config.origin(), tree.size(), tree.root()), key, random);
    }

    private static Uni<@Nullable PublishedCheckpoint> published(
            Mutiny.Session session, @Nullable CheckpointRow row) {
        return row == null
                ? Uni.createFrom().nullItem()
                : session.createQuery(
                                "from CosignatureRow where size = :size", CosignatureRow.class)
                        .setParameter("size", row.size)
                        .getResultList()
                        .map(cosignatures -> {
                            String lines =
                                    cosignatures.stream()
                                            // the order in which core takes them, not that of
                                            // the database's collation
                                            .sorted(Comparator.comparing(one -> one.witness))
                                            .map(cosignature -> cosignature.line + "\n")
                                            .collect(Collectors.joining());
                            return new PublishedCheckpoint(
                                    SignedCheckpoint.parse("checkpoint", row.note + lines),
                                    row.signedAt);
                        });
    }

    private static PublishedCheckpoint unwitnessed(CheckpointRow row) {
        return new PublishedCheckpoint(
                SignedCheckpoint.parse("checkpoint", row.note), row.signedAt);
    }
}
