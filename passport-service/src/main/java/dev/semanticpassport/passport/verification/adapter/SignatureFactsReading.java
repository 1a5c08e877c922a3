package dev.semanticpassport.passport.verification.adapter;

import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.passport.log.adapter.Proofs;
import dev.semanticpassport.passport.signature.VerifiableSignature.Logged;
import dev.semanticpassport.passport.signature.VerifiableSignature.Ready;
import dev.semanticpassport.passport.verification.reporting.SignatureFacts;
import dev.semanticpassport.passport.verification.reporting.SignatureFacts.LogEntry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Collects what is public about a signature, as it stood when the verification was asked for. */
@ApplicationScoped
class SignatureFactsReading {

    private final Proofs proofs;

    SignatureFactsReading(Proofs proofs) {
        this.proofs = proofs;
    }

    /**
     * The proofs are for the smallest tree that shows each step, so that they are the same whenever
     * they are made.
     */
    Uni<SignatureFacts> of(Mutiny.Session session, Ready signature) {
        Logged logged = signature.logged();
        long shownBy = Math.max(logged.checkpointSize(), logged.frozenLeaf() + 1);
        return entry(session, "beacons frozen", logged.frozenLeaf(), shownBy)
                .chain(frozen ->
                        entry(session, "keys committed", logged.keysLeaf(), logged.keysLeaf() + 1)
                                .map(keys -> facts(signature, List.of(frozen, keys))));
    }

    private Uni<LogEntry> entry(Mutiny.Session session, String what, long index, long size) {
        return proofs.inclusion(session, index, size)
                .map(shown ->
                        new LogEntry(
                                what,
                                index,
                                shown.leafHash().hex(),
                                size,
                                shown.root().hex(),
                                shown.proof().path().stream().map(Sha256::hex).toList()));
    }

    private static SignatureFacts facts(Ready signature, List<LogEntry> logged) {
        int fewest =
                signature.beacons().stream()
                        .mapToInt(beacon -> beacon.candidates().size())
                        .min()
                        .orElseThrow(
                                () -> new IllegalStateException("a signature without beacons"));
        return new SignatureFacts(
                signature.beacons().size(),
                signature.controls().size(),
                fewest,
                signature.logged().beaconsRoot(),
                signature.logged().keyCommitment(),
                signature.logged().keysRoot(),
                signature.order().shown(),
                signature.logged().randomness(),
                signature.logged().witnessed(),
                signature.order().sentence(),
                logged);
    }
}
