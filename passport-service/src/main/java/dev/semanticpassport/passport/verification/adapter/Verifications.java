package dev.semanticpassport.passport.verification.adapter;

import dev.semanticpassport.contracts.Access;
import dev.semanticpassport.contracts.Rule;
import dev.semanticpassport.contracts.VerificationRequested;
import dev.semanticpassport.core.signing.CanonicalJson;
import dev.semanticpassport.messaging.Infrastructure;
import dev.semanticpassport.messaging.Outbox;
import dev.semanticpassport.messaging.tracing.SpanKey;
import dev.semanticpassport.messaging.tracing.Step;
import dev.semanticpassport.messaging.tracing.Subject;
import dev.semanticpassport.passport.columns.adapter.ColumnJson;
import dev.semanticpassport.passport.document.IssuedPassport;
import dev.semanticpassport.passport.document.adapter.Passports;
import dev.semanticpassport.passport.probeset.ProbeSet;
import dev.semanticpassport.passport.probeset.adapter.ProbeSets;
import dev.semanticpassport.passport.signature.VerifiableSignature;
import dev.semanticpassport.passport.signature.VerifiableSignature.Ready;
import dev.semanticpassport.passport.signature.adapter.Signatures;
import dev.semanticpassport.passport.verification.life.Step.Releases;
import dev.semanticpassport.passport.verification.life.VerificationState;
import dev.semanticpassport.passport.verification.planning.PlannedProbe;
import dev.semanticpassport.passport.verification.planning.Planning;
import dev.semanticpassport.passport.verification.planning.PlanningFiles;
import dev.semanticpassport.passport.verification.reporting.DeclaredFiles;
import dev.semanticpassport.passport.verification.requesting.Refusal;
import dev.semanticpassport.passport.verification.requesting.Requesting;
import io.opentelemetry.api.common.Attributes;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Takes requests for verifications, whichever way they came: there is one step for all. */
@ApplicationScoped
class Verifications {
    private static final Logger LOG = Logger.getLogger(Verifications.class);

    /** What a rule says where there is no signature; nothing is refuted by it. */
    private static final double NO_SIGNATURE_FLOOR = .2;

    private final Mutiny.SessionFactory sessions;
    private final Signatures signatures;
    private final Passports passports;
    private final ProbeSets probeSets;
    private final SignatureFactsReading facts;
    private final Releasing releasing;
    private final Outbox outbox;
    private final VerificationMetrics metrics;
    private final Clock clock;
    private final VerificationConfig config;

    Verifications(
            Mutiny.SessionFactory sessions,
            Signatures signatures,
            Passports passports,
            ProbeSets probeSets,
            SignatureFactsReading facts,
            Releasing releasing,
            Outbox outbox,
            VerificationMetrics metrics,
            Clock clock,
            VerificationConfig config) {
        this.sessions = sessions;
        this.signatures = signatures;
        this.passports = passports;
        this.probeSets = probeSets;
        this.facts = facts;
        this.releasing = releasing;
        this.outbox = outbox;
        this.metrics = metrics;
        this.clock = clock;
        this.config = config;
    }

    /**
     * Plans a verification and releases its first wave, once for each id.
     *
     * @param asked where the request came from: the verification's trace goes on from there
     */
    Uni<Requested> request(VerificationRequested request, Step asked) {
        asked.tell(Subject.verification(request.verificationId()).attributes());
        return Infrastructure.retrying(
                        () -> sessions.withTransaction(session -> step(session, request, asked)))
                .invoke(this::tell);
    }

    private void tell(Requested requested) {
        switch (requested) {
            case Requested.Begun(var row) -> {
                outbox.nudge();
                metrics.begun();
                metrics.released(row.released);
                row.logged(() ->
                        LOG.infof(
                                "verification begun: verification=%s passport=%s",
                                row.id, row.passportId));
            }
            case Requested.Known(var row) ->
                    row.logged(() ->
                            LOG.infof("verification asked for again: verification=%s", row.id));
            case Requested.Refused(var refusal) -> metrics.refused(refusal.kind());
        }
    }

    private Uni<Requested> step(Mutiny.Session session, VerificationRequested request, Step asked) {
        String digest = CanonicalJson.sha256(ColumnJson.tree(request)).hex();
        return session.find(VerificationRow.class, request.verificationId())
                .chain(known ->
                        known == null
                                ? begin(session, request, digest, asked)
                                : Uni.createFrom().item(same(known, digest)));
    }

    private static Requested same(VerificationRow known, String digest) {
        return known.contentDigest.equals(digest)
                ? new Requested.Known(known)
                : new Requested.Refused(Refusal.idReused());
    }

    private Uni<Requested> begin(
            Mutiny.Session session, VerificationRequested request, String digest, Step asked) {
        Optional<Refusal> refusal = Requesting.refusal(request);
        if (refusal.isPresent()) {
            return Uni.createFrom().item(new Requested.Refused(refusal.get()));
        }
        if (!(request.access() instanceof Access.Chat)) {
            return beginFiles(session, request, digest, asked);
        }
        if (request.probeSet() != null) {
            return probeSets
                    .find(session, request.probeSet())
                    .chain(set ->
                            set.isPresent()
                                    ? begin(session, request, digest, set.get(), asked)
                                    : Uni.createFrom()
                                            .item(new Requested.Refused(unknown(request))));
        }
        return signatures
                .verifiable(session, request.passportId(), request.preparedBeacons())
                .chain(signature ->
                        switch (signature) {
                            case VerifiableSignature.Ready ready ->
                                    begin(session, request, digest, ready, asked);
                            case VerifiableSignature.Refused refused ->
                                    Uni.createFrom().item(new Requested.Refused(refusal(refused)));
                        });
    }

    private Uni<Requested> begin(
            Mutiny.Session session,
            VerificationRequested request,
            String digest,
            Ready signature,
            Step asked) {
        List<PlannedProbe> plan =
                Planning.plan(
                        signature.beacons().size(),
                        signature.controls().size(),
                        request.budget().maxProbes(),
                        signature.survivalFloor(),
                        config.beta());
        Rule rule =
                new Rule(
                        request.alpha(),
                        signature.rivals(),
                        signature.survivalFloor(),
                        config.beta(),
                        signature.order().shown(),
                        plan.size());
        tellPlan(request, plan, asked);
        Releases first = new VerificationState.Requested(rule).begun(config.waveSize());
        VerificationRow row = row(request, digest, rule, first);
        row.passportId = request.passportId();
        row.passportRevision = signature.revision();
        row.passportDigest = signature.passportDigest();
        row.traceparent = asked.traceparent();
        return facts.of(session, signature)
                .invoke(signed -> row.signature = ColumnJson.write(signed))
                .chain(() -> begin(session, row, new Asked.OfSignature(signature), plan, first));
    }

    /** Without a passport: every prompt is asked, since no answer decides before the others. */
    private Uni<Requested> begin(
            Mutiny.Session session,
            VerificationRequested request,
            String digest,
            ProbeSet set,
            Step asked) {
        List<PlannedProbe> plan = Planning.plan(set.prompts().size(), request.budget().maxProbes());
        Rule rule =
                new Rule(
                        request.alpha(),
                        1,
                        NO_SIGNATURE_FLOOR,
                        config.beta(),
                        false,
                        plan.size(),
                        request.comparison());
        tellPlan(request, plan, asked);
        Releases first = new VerificationState.Requested(rule).begun(config.promptWaveSize());
        VerificationRow row = row(request, digest, rule, first);
        row.traceparent = asked.traceparent();
        return begin(session, row, new Asked.OfProbeSet(set), plan, first);
    }

    private Uni<Requested> beginFiles(
            Mutiny.Session session, VerificationRequested request, String digest, Step asked) {
        if (request.passportId() == null) {
            return begin(session, request, digest, Optional.empty(), asked);
        }
        return passports
                .newest(session, request.passportId())
                .chain(passport ->
                        passport == null
                                ? Uni.createFrom().item(new Requested.Refused(noPassport(request)))
                                : begin(session, request, digest, Optional.of(passport), asked));
    }

    /** Files: every piece is looked at, for none of them decides. */
    private Uni<Requested> begin(
            Mutiny.Session session,
            VerificationRequested request,
            String digest,
            Optional<IssuedPassport> passport,
            Step asked) {
        List<PlannedProbe> plan =
                PlanningFiles.plan(request.budget().maxProbes(), config.filePieces());
        Rule rule =
                new Rule(request.alpha(), 1, NO_SIGNATURE_FLOOR, config.beta(), false, plan.size());
        tellPlan(request, plan, asked);
        Releases first = new VerificationState.Requested(rule).begun(config.waveSize());
        VerificationRow row = row(request, digest, rule, first);
        passport.ifPresent(of -> {
            row.passportId = of.passportId();
            row.passportRevision = of.revision();
            row.passportDigest = of.digest().hex();
        });
        row.declaredFiles =
                ColumnJson.write(passport.map(DeclaredFiles::of).orElse(DeclaredFiles.NOTHING));
        row.traceparent = asked.traceparent();
        return begin(session, row, new Asked.OfFiles(), plan, first);
    }

    private static void tellPlan(
            VerificationRequested request, List<PlannedProbe> plan, Step asked) {
        Step planning =
                asked.inner("plan", Subject.verification(request.verificationId()).attributes());
        planning.tell(Attributes.of(SpanKey.PROBES, (long) plan.size()));
        planning.end();
    }

    private Uni<Requested> begin(
            Mutiny.Session session,
            VerificationRow row,
            Asked asked,
            List<PlannedProbe> plan,
            Releases first) {
        return insert(session, row)
                .chain(inserted ->
                        inserted == 0
                                ? session.find(VerificationRow.class, row.id)
                                        .map(winner -> same(winner, row.contentDigest))
                                : release(session, row, asked, plan, first)
                                        .replaceWith(new Requested.Begun(row)));
    }

    private Uni<Void> release(
            Mutiny.Session session,
            VerificationRow row,
            Asked asked,
            List<PlannedProbe> plan,
            Releases first) {
        List<ProbeRow> probes =
                plan.stream().map(probe -> ProbeRow.planned(row.id, probe)).toList();
        List<ProbeRow> wave = first.ordinals().stream().map(probes::get).toList();
        return releasing
                .release(session, row, asked, wave, null)
                .chain(() -> session.setBatchSize(500).persistAll(probes.toArray()));
    }

    private VerificationRow row(
            VerificationRequested request, String digest, Rule rule, Releases first) {
        VerificationRow row = new VerificationRow();
        row.id = request.verificationId();
        row.contentDigest = digest;
        row.request = ColumnJson.write(request);
        row.rule = ColumnJson.write(rule);
        row.state = VerificationRow.State.RUNNING;
        row.released = first.next().released();
        row.requestedAt = clock.instant();
        return row;
    }

    /** Inserts unless another transaction was first with this id; waits for that one's end. */
    private static Uni<Integer> insert(Mutiny.Session session, VerificationRow row) {
        return session.createNativeQuery(
                        """
                        insert into verification (id, passport_id, passport_revision, \
                        passport_digest, content_digest, request, rule, signature, \
                        declared_files, state, released, traceparent, requested_at) values (:id, :passport, :revision, \
                        :passportDigest, :content, :request, :rule, :signature, \
                        :declaredFiles, 'RUNNING', :released, :traceparent, :now) \
                        on conflict (id) do nothing\
                        """)
                .setParameter("id", row.id)
                .setParameter("passport", row.passportId)
                .setParameter("revision", row.passportRevision)
                .setParameter("passportDigest", row.passportDigest)
                .setParameter("content", row.contentDigest)
                .setParameter("request", row.request)
                .setParameter("rule", row.rule)
                .setParameter("signature", row.signature)
                .setParameter("declaredFiles", row.declaredFiles)
                .setParameter("released", row.released)
                .setParameter("traceparent", row.traceparent)
                .setParameter("now", row.requestedAt)
                .executeUpdate();
    }

    private static Refusal noPassport(VerificationRequested request) {
        return Refusal.unknown("passportId", "there is no passport " + request.passportId());
    }

    private static Refusal unknown(VerificationRequested request) {
        return Refusal.unknown("probeSet", "there is no probe set " + request.probeSet().inWords());
    }

    private static Refusal refusal(VerifiableSignature.Refused refused) {
        return switch (refused.why()) {
            case NO_SUCH_PASSPORT -> Refusal.unknown("passportId", refused.detail());
            case NO_SIGNATURE, KEYS_NOT_COMMITTED ->
                    Refusal.notReady("passportId", refused.detail());
            case PREPARED_BEACONS_NEEDED, PREPARED_BEACONS_OF_ANOTHER_PASSPORT ->
                    Refusal.notServed("preparedBeacons", refused.detail());
            case PREPARED_BEACONS_UNKNOWN -> Refusal.unknown("preparedBeacons", refused.detail());
        };
    }
}
