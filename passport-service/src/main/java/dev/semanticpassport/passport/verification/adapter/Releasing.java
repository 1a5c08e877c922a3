package dev.semanticpassport.passport.verification.adapter;

import dev.semanticpassport.contracts.ProbeRequested;
import dev.semanticpassport.contracts.Rule;
import dev.semanticpassport.contracts.VerificationRequested;
import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.messaging.Outbox;
import dev.semanticpassport.messaging.tracing.SpanKey;
import dev.semanticpassport.messaging.tracing.Step;
import dev.semanticpassport.messaging.tracing.Subject;
import dev.semanticpassport.messaging.tracing.Tracing;
import dev.semanticpassport.passport.signature.VerifiableSignature;
import dev.semanticpassport.passport.signature.adapter.Signatures;
import dev.semanticpassport.passport.verification.life.Deadlines;
import dev.semanticpassport.passport.verification.reporting.SignatureFacts;
import io.opentelemetry.api.common.Attributes;
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
    private final Tracing tracing;
    private final Clock clock;
    private final Deadlines deadlines;

    Releasing(
            Signatures signatures,
            Questions questions,
            Outbox outbox,
            Tracing tracing,
            Clock clock,
            VerificationConfig config) {
        this.signatures = signatures;
        this.questions = questions;
        this.outbox = outbox;
        this.tracing = tracing;
        this.clock = clock;
        this.deadlines = new Deadlines(config.answerDeadline());
    }

    /**
     * Releases rows of a verification whose signature is at hand.
     *
     * @param because what led to it, null where it was the request itself
     */
    Uni<Void> release(
            Mutiny.Session session,
            VerificationRow row,
            VerifiableSignature.Ready signature,
            List<ProbeRow> probes,
            Step because) {
        if (probes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Instant now = clock.instant();
        VerificationRequested request = row.request();
        Rule rule = row.rule();
        List<ProbeRequested> events =
                probes.stream()
                        .map(probe -> {
                            probe.release(now, deadlines);
                            return questions.asked(request, rule, signature, probe);
                        })
                        .toList();
        Step wave = tracing.resumed(row.traceparent).inner("release", told(row, probes), because);
        return wave.during(outbox.appendAll(session, events, wave.traceparent()));
    }

    /** A wave by its first probe and its number; the probes themselves have spans of their own. */
    private static Attributes told(VerificationRow row, List<ProbeRow> probes) {
        return Subject.probe(row.id, probes.getFirst().ordinal).attributes().toBuilder()
                .put(SpanKey.PROBES, probes.size())
                .put(SpanKey.RELEASE, probes.getFirst().releases)
                .build();
    }

    /**
     * Releases rows of a stored verification.
     *
     * @param because what led to it, null where it was time alone
     */
    Uni<Void> release(
            Mutiny.Session session, VerificationRow row, List<ProbeRow> probes, Step because) {
        if (probes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return signatures
                .planned(
                        session,
                        row.passportId,
                        row.request().preparedBeacons(),
                        Sha256.parse(row.signature().frozenRoot()))
                .chain(signature -> release(session, row, same(row, signature), probes, because));
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
