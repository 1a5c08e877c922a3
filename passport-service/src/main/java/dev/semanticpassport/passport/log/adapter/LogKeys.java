package dev.semanticpassport.passport.log.adapter;

import dev.semanticpassport.core.log.NoteKey;
import dev.semanticpassport.core.signing.Sealed;
import dev.semanticpassport.core.signing.Sealing;
import dev.semanticpassport.core.signing.SignatureScheme;
import dev.semanticpassport.core.signing.SigningKey;
import dev.semanticpassport.passport.secrets.SecretIdentity;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The log's own key, given by the operator or made at the first need, and the witnesses' keys. */
@ApplicationScoped
public class LogKeys {
    private static final String CONFIGURED = "passport.log.key";
    private static final String MADE = "the log's sealed key";

    private final LogConfig config;
    private final Sealing sealing;
    private final SecureRandom random = new SecureRandom();
    private final List<NoteKey> witnesses;
    private volatile @Nullable SigningKey signing;

    @Inject
    LogKeys(LogConfig config, Sealing sealing) {
        this.config = config;
        this.sealing = sealing;
        this.witnesses = config.witnesses().orElse(List.of()).stream().map(NoteKey::parse).toList();
        this.signing = config.key().map(this::configured).orElse(null);
    }

    /** Keys that cannot be read stop the start, not the first checkpoint. */
    void checkAtStart(@Observes StartupEvent start) {
        // the constructor has read them
    }

    /** What verifies the log's checkpoints. */
    public Uni<NoteKey> verifying(Mutiny.Session session) {
        return signing(session)
                .map(key -> new NoteKey(config.origin(), NoteKey.Kind.LOG, key.verificationKey()));
    }

    /** The keys of trusted witnesses. */
    public List<NoteKey> witnesses() {
        return witnesses;
    }

    Uni<SigningKey> signing(Mutiny.Session session) {
        SigningKey known = signing;
        return known != null
                ? Uni.createFrom().item(known)
                : stored(session)
                        .onItem()
                        .ifNull()
                        .switchTo(() -> make(session).chain(() -> stored(session)))
                        .invoke(key -> signing = key);
    }

    private Uni<@Nullable SigningKey> stored(Mutiny.Session session) {
        return session.find(LogKeyRow.class, LogKeyRow.ONLY)
                .map(row -> row == null ? null : open(row));
    }

    private SigningKey open(LogKeyRow row) {
        byte[] pem = sealing.open(Sealed.fromBytes(row.sealed), SecretIdentity.logKey());
        return SigningKey.fromPem(MADE, new String(pem, StandardCharsets.US_ASCII), random);
    }

    /** Whoever comes second keeps the first one's key. */
    private Uni<Integer> make(Mutiny.Session session) {
        byte[] pem =
                SigningKey.generate(SignatureScheme.ED25519, random)
                        .exposePem()
                        .getBytes(StandardCharsets.US_ASCII);
        return session.createNativeQuery(
                        "insert into log_key (id, sealed) values (:id, :sealed) on conflict do"
                                + " nothing")
                .setParameter("id", LogKeyRow.ONLY)
                .setParameter("sealed", sealing.seal(pem, SecretIdentity.logKey(), random).bytes())
                .executeUpdate();
    }

    private SigningKey configured(String text) {
        String pem = text;
        if (!text.contains("-----BEGIN")) {
            try {
                pem = new String(Base64.getMimeDecoder().decode(text), StandardCharsets.US_ASCII);
            } catch (IllegalArgumentException e) {
                // the cause would quote a piece of the key
                throw new IllegalStateException(CONFIGURED + " is neither PEM nor base64 of PEM");
            }
        }
        SigningKey key = SigningKey.fromPem(CONFIGURED, pem, random);
        if (key.verificationKey().scheme() != SignatureScheme.ED25519) {
            throw new IllegalStateException(CONFIGURED + " must be an Ed25519 key");
        }
        return key;
    }
}
