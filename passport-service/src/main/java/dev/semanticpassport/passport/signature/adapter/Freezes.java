package dev.semanticpassport.passport.signature.adapter;

import static dev.semanticpassport.passport.problem.RequestProblem.notFound;

import dev.semanticpassport.core.beacons.AuthorKey;
import dev.semanticpassport.core.beacons.Beacon;
import dev.semanticpassport.core.beacons.FrozenBeacons;
import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.passport.document.IssuedPassport;
import dev.semanticpassport.passport.document.adapter.Passports;
import dev.semanticpassport.passport.log.adapter.Log;
import dev.semanticpassport.passport.signature.Commitment;
import dev.semanticpassport.passport.signature.FreezeRequest;
import dev.semanticpassport.passport.signature.Freezing;
import dev.semanticpassport.passport.signature.SignatureLeaves;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Steps 1 and 2: beacons are frozen, and their root is logged. */
@ApplicationScoped
class Freezes {
    private static final int TOKEN_BYTES = 32;

    private final Passports passports;
    private final Log log;
    private final Vault vault;
    private final SecureRandom random = new SecureRandom();

    @Inject
    Freezes(Passports passports, Log log, Vault vault) {
        this.passports = passports;
        this.log = log;
        this.vault = vault;
    }

    /**
     * A freeze that is logged.
     *
     * @param exportToken shows the author's right to the training rows, told once; null where the
     *     author keeps the key
     */
    record Frozen(UUID id, @Nullable String exportToken) {
        @Override
        public String toString() {
            return "Frozen[" + id + "]";
        }
    }

    private record Roots(
            Sha256 beacons, Sha256 key, @Nullable AuthorKey secret, List<Beacon> questions) {
        @Override
        public String toString() {
            return "Roots[" + beacons + "]";
        }
    }

    Uni<Frozen> freeze(Mutiny.Session session, UUID passportId, FreezeRequest request) {
        return passports
                .locked(session, passportId)
                .onItem()
                .ifNull()
                .failWith(() -> notFound("id", "there is no passport " + passportId))
                .chain(passport ->
                        SignatureRows.ofPassport(session, passportId)
                                .chain(earlier ->
                                        store(session, passport, earlier.size() + 1, request)));
    }

    private Uni<Frozen> store(
            Mutiny.Session session, IssuedPassport passport, int number, FreezeRequest request) {
        Roots roots = roots(passport, request);
        String author = passport.author();
        byte[] leaf =
                SignatureLeaves.frozen(
                        passport.passportId(),
                        author,
                        roots.beacons(),
                        roots.key(),
                        request.terms());
        return log.append(session, leaf)
                .chain(index -> {
                    Commitment commitment =
                            new Commitment(
                                    UUID.randomUUID(),
                                    passport.passportId(),
                                    number,
                                    author,
                                    roots.secret() != null,
                                    roots.beacons(),
                                    roots.key(),
                                    request.terms(),
                                    index,
                                    Instant.now(),
                                    null,
                                    null);
                    SignatureRow row = SignatureRow.of(commitment);
                    String token = roots.secret() == null ? null : sealInto(row, roots);
                    return session.persist(row).replaceWith(() -> new Frozen(row.id, token));
                });
    }

    private String sealInto(SignatureRow row, Roots roots) {
        if (roots.secret() == null) {
            throw new IllegalStateException("nothing to seal");
        }
        vault.seal(row, roots.secret(), roots.questions());
        byte[] drawn = new byte[TOKEN_BYTES];
        random.nextBytes(drawn);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
        row.exportToken = Sha256.ofText(token).bytes();
        return token;
    }

    private Roots roots(IssuedPassport passport, FreezeRequest request) {
        return switch (request) {
            case FreezeRequest.Held held ->
                    new Roots(held.beaconsRoot(), held.keyCommitment(), null, List.of());
            case FreezeRequest.Stored stored -> {
                List<Beacon> beacons =
                        Freezing.compose(
                                stored.ideas() == null ? passport.ideas() : stored.ideas(),
                                stored.beacons(),
                                stored.candidates(),
                                stored.terms().systemPrompt(),
                                random.nextLong());
                AuthorKey key = AuthorKey.draw(random);
                yield new Roots(
                        FrozenBeacons.freeze(beacons, key).root(), key.commitment(), key, beacons);
            }
        };
    }
}
