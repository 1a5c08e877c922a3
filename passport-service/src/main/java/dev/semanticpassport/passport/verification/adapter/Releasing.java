package dev.semanticpassport.passport.verification.adapter;

import dev.semanticpassport.contracts.ProbeRequested;
import dev.semanticpassport.contracts.Rule;
import dev.semanticpassport.contracts.VerificationRequested;
import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.messaging.Outbox;
import dev.semanticpassport.passport.signature.VerifiableSignature;
import dev.semanticpassport.passport.signature.adapter.Signatures;
import dev.semanticpassport.passport.verification.life.Deadlines;
import dev.semanticpassport.passport.verification.reporting.SignatureFacts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Releases probes: their rows and their events change in one transaction. */
@ApplicationScoped
class Releasing {
    private final Signatures signatures;
    private final Questions questions;
    private final Outbox outbox;
    private final Clock clock;
    private final Deadlines deadlines;

    Releasing(
            Signatures signatures,
            Questions questions,
            Outbox outbox,
            Clock clock,
            VerificationConfig config) {
        this.signatures = signatures;
        this.questions = questions;
        this.outbox = outbox;
        this.clock = clock;
        this.deadlines = new Deadlines(config.answerDeadline());
    }

    /** Releases rows of one verification whose signature is at hand. */
    Uni<Void> release(
            Mutiny.Session session,
            VerificationRequested request,
            Rule rule,
            VerifiableSignature.Ready signature,
            List<ProbeRow> rows) {
        Instant now = clock.instant();
        List<ProbeRequested> events =
                rows.stream()
                        .map(row -> {
                            row.release(now, deadlines);
                            return questions.asked(request, rule, signature, row);
                        })
                        .toList();
        return outbox.appendAll(session, events);
    }

    /** Releases rows of a stored verification. */
    Uni<Void> release(Mutiny.Session session, VerificationRow row, List<ProbeRow> probes) {
        if (probes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        VerificationRequested request = row.request();
        return signatures
                .planned(
                        session,
                        row.passportId,
                        request.preparedBeacons(),
                        Sha256.parse(row.signature().frozenRoot()))
                .chain(signature ->
                        release(session, request, row.rule(), same(row, signature), probes));
    }

    /** The signature that was planned with; asking with another would answer another question. */
    private static VerifiableSignature.Ready same(
            VerificationRow row, VerifiableSignature signature) {
        SignatureFacts planned = row.signature();
        return switch (signature) {
            case VerifiableSignature.Ready ready
                    when ready.logged().beaconsRoot().equals(planned.frozenRoot())
                            && ready.logged().keysRoot().equals(planned.keysRoot()) ->
                    ready;
            case VerifiableSignature.Ready _ -> throw new SignatureChanged(row.id);
            case VerifiableSignature.Refused _ -> throw new SignatureChanged(row.id);
        };
    }
}
