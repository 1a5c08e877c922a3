package dev.semanticpassport.passport.signature.adapter;

import static dev.semanticpassport.passport.problem.RequestProblem.badField;
import static dev.semanticpassport.passport.problem.RequestProblem.conflict;
import static dev.semanticpassport.passport.problem.RequestProblem.notFound;

import dev.semanticpassport.core.beacons.Randomness;
import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.passport.log.PublishedCheckpoint;
import dev.semanticpassport.passport.log.adapter.Checkpoints;
import dev.semanticpassport.passport.log.adapter.Log;
import dev.semanticpassport.passport.log.adapter.LogConfig;
import dev.semanticpassport.passport.log.adapter.LogKeys;
import dev.semanticpassport.passport.signature.SignatureLeaves;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/** Steps 3 and 4: randomness is drawn from the log, and the keys under it are committed. */
@ApplicationScoped
class Drawings {
    private static final int AT_ONCE = 100;

    private final Mutiny.SessionFactory sessions;
    private final Checkpoints checkpoints;
    private final Log log;
    private final LogKeys logKeys;
    private final LogConfig config;
    private final Vault vault;

    @Inject
    Drawings(
            Mutiny.SessionFactory sessions,
            Checkpoints checkpoints,
            Log log,
            LogKeys logKeys,
            LogConfig config,
            Vault vault) {
        this.sessions = sessions;
        this.checkpoints = checkpoints;
        this.log = log;
        this.logKeys = logKeys;
        this.config = config;
        this.vault = vault;
    }

    /** Whatever a crash or the wait for a witness has left undone. */
    @Scheduled(
            every = "${passport.log.checkpoint-every:10s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> drawRegularly() {
        return sessions.withSession(session -> SignatureRows.waiting(session, AT_ONCE))
                .chain(waiting ->
                        Multi.createFrom()
                                .iterable(waiting)
                                .onItem()
                                .transformToUniAndConcatenate(id ->
                                        sessions.withTransaction(session -> draw(session, id)))
                                .collect()
                                .asList())
                .replaceWithVoid();
    }

    /**
     * Draws the randomness of a freeze as soon as its checkpoint stands, and commits its keys where
     * the service holds them. Does nothing where that has been done, or cannot be done yet.
     */
    Uni<Void> draw(Mutiny.Session session, UUID signature) {
        return session.find(SignatureRow.class, signature, LockMode.PESSIMISTIC_WRITE)
                .call(row -> randomness(session, row))
                .call(row -> commitStored(session, row))
                .replaceWithVoid();
    }

    private Uni<Void> randomness(Mutiny.Session session, SignatureRow row) {
        if (row.randomnessNote != null) {
            return Uni.createFrom().voidItem();
        }
        return checkpoints
                .firstCovering(session, row.frozenLeaf)
                .invoke(checkpoint -> {
                    if (checkpoint != null && isFinal(checkpoint)) {
                        row.checkpointSize = checkpoint.size();
                        row.randomnessNote = checkpoint.note();
                    }
                })
                .replaceWithVoid();
    }

    /** Where witnesses are configured, a first cosignature is waited for, but not for ever. */
    private boolean isFinal(PublishedCheckpoint checkpoint) {
        return logKeys.witnesses().isEmpty()
                || checkpoint.cosigned()
                || checkpoint.signedAt().plus(config.witnessWait()).isBefore(Instant.now());
    }

    private Uni<Void> commitStored(Mutiny.Session session, SignatureRow row) {
        if (!row.stored || row.randomnessNote == null || row.keysRoot != null) {
            return Uni.createFrom().voidItem();
        }
        Randomness randomness = new Randomness.LogCheckpoint(row.randomnessNote);
        return commit(session, row, randomness, vault.open(row, randomness).keysRoot());
    }

    /** Commits the keys of a signature whose author keeps the key. */
    Uni<Void> commitHeld(
            Mutiny.Session session, UUID passportId, Sha256 keysRoot, Sha256 randomness) {
        return SignatureRows.newestId(session, passportId)
                .onItem()
                .ifNull()
                .failWith(() -> notFound("id", "passport " + passportId + " has no signature"))
                .chain(id -> session.find(SignatureRow.class, id, LockMode.PESSIMISTIC_WRITE))
                .chain(row -> commitHeld(session, row, keysRoot, randomness));
    }

    private Uni<Void> commitHeld(
            Mutiny.Session session, SignatureRow row, Sha256 keysRoot, Sha256 randomness) {
        if (row.stored) {
            throw conflict("mode", "mode is stored: the service commits the keys by itself");
        }
        if (row.randomnessNote == null) {
            throw conflict(
                    "randomness",
                    "randomness is not drawn yet: it waits for a checkpoint that covers leaf "
                            + row.frozenLeaf
                            + ", and for a witness where one is configured");
        }
        Randomness drawn = new Randomness.LogCheckpoint(row.randomnessNote);
        Sha256 r = Sha256.fromBytes(drawn.r());
        if (!r.equals(randomness)) {
            throw badField("randomness", "randomness is " + randomness + ", drawn was " + r);
        }
        if (row.keysRoot == null) {
            return commit(session, row, drawn, keysRoot);
        }
        Sha256 committed = Sha256.fromBytes(row.keysRoot);
        if (!committed.equals(keysRoot)) {
            throw conflict(
                    "keysRoot",
                    "keysRoot is " + keysRoot + ", committed is " + committed + " already");
        }
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> commit(
            Mutiny.Session session, SignatureRow row, Randomness randomness, Sha256 keysRoot) {
        byte[] leaf =
                SignatureLeaves.keysCommitted(row.passportId, row.frozenLeaf, randomness, keysRoot);
        return log.append(session, leaf)
                .invoke(index -> {
                    row.keysRoot = keysRoot.bytes();
                    row.keysLeaf = index;
                })
                .replaceWithVoid();
    }
}
