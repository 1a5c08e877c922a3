package dev.semanticpassport.passport.signature.adapter;

import dev.semanticpassport.core.beacons.PreparedBeacons;
import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.passport.document.IssuedPassport;
import dev.semanticpassport.passport.document.adapter.Passports;
import dev.semanticpassport.passport.log.adapter.Log;
import dev.semanticpassport.passport.log.adapter.LogKeys;
import dev.semanticpassport.passport.signature.Commitment;
import dev.semanticpassport.passport.signature.Commitment.Drawn;
import dev.semanticpassport.passport.signature.Commitment.Keyed;
import dev.semanticpassport.passport.signature.Opening;
import dev.semanticpassport.passport.signature.Opening.Surroundings;
import dev.semanticpassport.passport.signature.VerifiableSignature;
import dev.semanticpassport.passport.signature.VerifiableSignature.Refused;
import dev.semanticpassport.passport.signature.VerifiableSignature.Why;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Signatures of passports. */
@ApplicationScoped
public class Signatures {
    private final Passports passports;
    private final Log log;
    private final LogKeys logKeys;
    private final Vault vault;

    @Inject
    Signatures(Passports passports, Log log, LogKeys logKeys, Vault vault) {
        this.passports = passports;
        this.log = log;
        this.logKeys = logKeys;
        this.vault = vault;
    }

    /**
     * A passport's signature, opened for one verification: the one that the prepared beacons belong
     * to, or the newest.
     *
     * @param preparedBeacons what the author handed over beforehand, where the author keeps the key
     */
    public Uni<VerifiableSignature> verifiable(
            Mutiny.Session session, UUID passportId, @Nullable UUID preparedBeacons) {
        return passports
                .newest(session, passportId)
                .chain(passport -> {
                    if (passport == null) {
                        return refused(Why.NO_SUCH_PASSPORT, "there is no passport " + passportId);
                    }
                    return preparedBeacons == null
                            ? ofNewest(session, passport)
                            : ofPrepared(session, passport, preparedBeacons);
                });
    }

    /**
     * The signature that a verification was planned with, opened again: its author may have frozen
     * another one since, which must not touch what already runs.
     *
     * @param beaconsRoot root of the beacons that were planned
     */
    public Uni<VerifiableSignature> planned(
            Mutiny.Session session,
            UUID passportId,
            @Nullable UUID preparedBeacons,
            Sha256 beaconsRoot) {
        if (preparedBeacons != null) {
            return verifiable(session, passportId, preparedBeacons);
        }
        return passports
                .newest(session, passportId)
                .chain(passport ->
                        SignatureRows.ofRoot(session, passportId, beaconsRoot)
                                .chain(row ->
                                        passport == null || row == null
                                                ? refused(
                                                        Why.NO_SIGNATURE,
                                                        "passport "
                                                                + passportId
                                                                + " has no such signature")
                                                : opened(
                                                        session,
                                                        passport,
                                                        row,
                                                        drawn ->
                                                                vault.open(
                                                                        row, drawn.randomness()))));
    }

    /** How the order of steps is shown, how many rivals there are, and the log's size. */
    Uni<Surroundings> surroundings(Mutiny.Session session, Commitment commitment) {
        return logKeys.verifying(session)
                .chain(key ->
                        SignatureRows.rivals(session, commitment.author())
                                .chain(rivals ->
                                        log.size(session)
                                                .map(size ->
                                                        new Surroundings(
                                                                commitment.order(
                                                                        key, logKeys.witnesses()),
                                                                rivals,
                                                                size))));
    }

    private Uni<VerifiableSignature> ofNewest(Mutiny.Session session, IssuedPassport passport) {
        UUID id = passport.passportId();
        return SignatureRows.newest(session, id)
                .chain(row -> {
                    if (row == null) {
                        return refused(
                                Why.NO_SIGNATURE,
                                "passport " + id + " has no signature: freeze beacons first");
                    }
                    if (!row.stored && row.keysRoot != null) {
                        return refused(
                                Why.PREPARED_BEACONS_NEEDED,
                                "the author of passport "
                                        + id
                                        + " keeps the key: hand over prepared beacons first");
                    }
                    return opened(
                            session, passport, row, drawn -> vault.open(row, drawn.randomness()));
                });
    }

    private Uni<VerifiableSignature> ofPrepared(
            Mutiny.Session session, IssuedPassport passport, UUID prepared) {
        return session.find(PreparedRow.class, prepared)
                .chain(kept ->
                        kept == null
                                ? refused(
                                        Why.PREPARED_BEACONS_UNKNOWN,
                                        "there are no prepared beacons " + prepared)
                                : session.find(SignatureRow.class, kept.signatureId)
                                        .chain(row -> ofPrepared(session, passport, kept, row)));
    }

    private Uni<VerifiableSignature> ofPrepared(
            Mutiny.Session session, IssuedPassport passport, PreparedRow kept, SignatureRow row) {
        return row.passportId.equals(passport.passportId())
                ? opened(session, passport, row, _ -> vault.open(kept))
                : refused(
                        Why.PREPARED_BEACONS_OF_ANOTHER_PASSPORT,
                        "the prepared beacons "
                                + kept.id
                                + " are not of passport "
                                + passport.passportId());
    }

    private Uni<VerifiableSignature> opened(
            Mutiny.Session session,
            IssuedPassport passport,
            SignatureRow row,
            Function<Drawn, PreparedBeacons> open) {
        Commitment commitment = row.commitment();
        Drawn drawn = commitment.drawn();
        Keyed keyed = commitment.keyed();
        if (drawn == null || keyed == null) {
            return refused(
                    Why.KEYS_NOT_COMMITTED,
                    "the keys of passport "
                            + commitment.passportId()
                            + " are not committed yet: "
                            + (drawn == null
                                    ? "its randomness waits for a checkpoint"
                                    : "the author posts their root"));
        }
        return surroundings(session, commitment)
                .map(around ->
                        Opening.open(
                                passport, commitment, drawn, keyed, open.apply(drawn), around));
    }

    private static Uni<VerifiableSignature> refused(Why why, String detail) {
        return Uni.createFrom().item(new Refused(why, detail));
    }
}
