package dev.semanticpassport.passport.signature.adapter;

import dev.semanticpassport.passport.signature.VerifiableSignature;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Signatures of passports. */
@ApplicationScoped
public class Signatures {

    /**
     * The newest signature of a passport, opened for one verification.
     *
     * @param preparedBeacons what the author handed over beforehand, where the author keeps the key
     */
    public Uni<VerifiableSignature> verifiable(
            Mutiny.Session session, UUID passportId, @Nullable UUID preparedBeacons) {
        return Uni.createFrom().failure(new UnsupportedOperationException("signatures come later"));
    }
}
