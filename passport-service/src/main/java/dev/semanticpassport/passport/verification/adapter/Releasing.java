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
import dev.semanticpassport.passport.probeset.adapter.ProbeSets;
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
    private final ProbeSets probeSets;
    private final Questions questions;
    private final Outbox outbox;
    private final Tracing tracing;
    private final Clock clock;
    private final Deadlines deadlines;

    Releasing(
            Signatures signatures,
            ProbeSets probeSets,
            Questions questions,
            Outbox outbox,
            Tracing tracing,
            Clock clock,
            VerificationConfig config) {
        this.signatures = signatures;
        this.probeSets = probeSets;
        this.questions = questions;
        this.outbox = outbox;
        this.tracing = tracing;
        this.clock = clock;
        this.deadlines = new Deadlines(config.answerDeadline());
    }

    /**
     * Releases rows of a verification whose questions are at hand.
     *
     * @param because what led to it, null where it was the request itself
     */
    Uni<Void> release(
            Mutiny.Session session,
            VerificationRow row,
            Asked asked,
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
                            return questions.asked(request, rule, asked, probe);
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
        return asked(session, row).chain(asked -> release(session, row, asked, probes, because));
    }

    private Uni<Asked> asked(Mutiny.Session session, VerificationRow row) {
        if (row.looksAtFiles()) {
            return Uni.createFrom().item(new Asked.OfFiles());
        }
        VerificationRequested request = row.request();
        if (request.probeSet() != null) {
            return probeSets
                    .find(session, request.probeSet())
                    .map(set ->
                            new Asked.OfProbeSet(
                                    set.orElseThrow(() -> new SignatureChanged(row.id))));
        }
        return signatures
                .planned(
                        session,
                        row.passportId,
                        request.preparedBeacons(),
                        Sha256.parse(row.signature().frozenRoot()))
                .map(signature -> new Asked.OfSignature(same(row, signature)));
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
