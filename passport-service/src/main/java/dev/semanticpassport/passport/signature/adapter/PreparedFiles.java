package dev.semanticpassport.passport.signature.adapter;

import static dev.semanticpassport.passport.problem.RequestProblem.badField;
import static dev.semanticpassport.passport.problem.RequestProblem.conflict;
import static dev.semanticpassport.passport.problem.RequestProblem.notFound;

import dev.semanticpassport.core.beacons.PreparedBeacons;
import dev.semanticpassport.core.signing.UnreadableFileException;
import dev.semanticpassport.passport.signature.Commitment;
import dev.semanticpassport.passport.signature.Commitment.Drawn;
import dev.semanticpassport.passport.signature.Commitment.Keyed;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Takes beacons that authors prepared on their machines; never gives them back. */
@ApplicationScoped
class PreparedFiles {
    private final Vault vault;

    @Inject
    PreparedFiles(Vault vault) {
        this.vault = vault;
    }

    /** Checks a file against the log, and keeps it sealed. */
    Uni<UUID> keep(Mutiny.Session session, UUID passportId, byte[] file) {
        PreparedBeacons prepared = read(file);
        return SignatureRows.ofPassport(session, passportId)
                .map(rows -> meant(rows, passportId, prepared))
                .chain(row -> {
                    check(row.commitment(), prepared);
                    PreparedRow kept = new PreparedRow();
                    kept.id = UUID.randomUUID();
                    kept.signatureId = row.id;
                    kept.sealed = vault.seal(kept.id, prepared);
                    kept.receivedAt = Instant.now();
                    return session.persist(kept).replaceWith(() -> kept.id);
                });
    }

    private static PreparedBeacons read(byte[] file) {
        try {
            return PreparedBeacons.parse("prepared beacons", file);
        } catch (UnreadableFileException e) {
            throw badField(
                    e.field().isEmpty() ? "body" : e.field(), String.valueOf(e.getMessage()));
        }
    }

    /**
     * The freeze with the file's commitment; where none has it, the newest, to say what differs.
     */
    private static SignatureRow meant(
            List<SignatureRow> rows, UUID passportId, PreparedBeacons prepared) {
        if (rows.isEmpty()) {
            throw notFound("id", "passport " + passportId + " has no signature");
        }
        return rows.stream()
                .filter(row ->
                        row.commitment().keyCommitment().equals(prepared.commitment())
                                && row.commitment().beaconsRoot().equals(prepared.beaconsRoot()))
                .findFirst()
                .orElse(rows.getFirst());
    }

    private static void check(Commitment commitment, PreparedBeacons prepared) {
        Drawn drawn = commitment.drawn();
        Keyed keyed = commitment.keyed();
        if (drawn == null || keyed == null) {
            throw conflict("keysRoot", "keysRoot is not committed yet: post the keys first");
        }
        List<String> differences = commitment.differences(prepared, drawn, keyed);
        if (!differences.isEmpty()) {
            throw conflict(
                    differences.getFirst().split("[ :]", 2)[0], String.join("; ", differences));
        }
    }
}
