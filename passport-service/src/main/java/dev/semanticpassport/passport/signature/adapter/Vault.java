package dev.semanticpassport.passport.signature.adapter;

import dev.semanticpassport.core.beacons.AuthorKey;
import dev.semanticpassport.core.beacons.Beacon;
import dev.semanticpassport.core.beacons.FrozenBeacons;
import dev.semanticpassport.core.beacons.PreparedBeacons;
import dev.semanticpassport.core.beacons.Randomness;
import dev.semanticpassport.core.signing.Sealed;
import dev.semanticpassport.core.signing.Sealing;
import dev.semanticpassport.passport.secrets.SecretIdentity;
import dev.semanticpassport.passport.signature.BeaconsFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Seals a signature's secrets into its row, and opens them. */
@ApplicationScoped
class Vault {
    private static final int KEY_BYTES = 32;
    private static final byte[] NO_KEY = {};

    private final Sealing sealing;
    private final SecureRandom random = new SecureRandom();
    private final OpenedBeacons opened = new OpenedBeacons();

    @Inject
    Vault(Sealing sealing) {
        this.sealing = sealing;
    }

    void seal(SignatureRow row, AuthorKey key, List<Beacon> beacons) {
        row.sealedKey =
                sealing.seal(key.exposeBytes(), SecretIdentity.authorKey(row.id), random).bytes();
        row.sealedBeacons =
                sealing.seal(BeaconsFile.write(beacons), SecretIdentity.beacons(row.id), random)
                        .bytes();
    }

    /** The beacons with their keys and targets, where the service keeps the author's key. */
    PreparedBeacons open(SignatureRow row, Randomness randomness) {
        return opened.of(
                row.id,
                row.sealedKey,
                row.sealedBeacons,
                randomness,
                () -> unsealed(row, randomness));
    }

    private PreparedBeacons unsealed(SignatureRow row, Randomness randomness) {
        AuthorKey key = key(row);
        List<Beacon> beacons =
                BeaconsFile.read(
                        sealing.open(
                                Sealed.fromBytes(row.sealedBeacons),
                                SecretIdentity.beacons(row.id)));
        return PreparedBeacons.prepare(
                row.passportId, FrozenBeacons.freeze(beacons, key), key, randomness);
    }

    byte[] seal(UUID prepared, PreparedBeacons beacons) {
        return sealing.seal(beacons.exposeJson(), SecretIdentity.preparedBeacons(prepared), random)
                .bytes();
    }

    /** The beacons that an author prepared. */
    PreparedBeacons open(PreparedRow row) {
        return opened.of(
                row.id,
                NO_KEY,
                row.sealed,
                null,
                () ->
                        PreparedBeacons.parse(
                                "prepared beacons " + row.id,
                                sealing.open(
                                        Sealed.fromBytes(row.sealed),
                                        SecretIdentity.preparedBeacons(row.id))));
    }

    private AuthorKey key(SignatureRow row) {
        byte[] both =
                sealing.open(Sealed.fromBytes(row.sealedKey), SecretIdentity.authorKey(row.id));
        return AuthorKey.of(
                Arrays.copyOf(both, KEY_BYTES), Arrays.copyOfRange(both, KEY_BYTES, 2 * KEY_BYTES));
    }
}
