package dev.semanticpassport.passport.verification.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.semanticpassport.contracts.Outcome;
import dev.semanticpassport.contracts.VerificationSettled;
import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.messaging.Outbox;
import dev.semanticpassport.messaging.tracing.SpanKey;
import dev.semanticpassport.messaging.tracing.Step;
import dev.semanticpassport.messaging.tracing.Subject;
import dev.semanticpassport.messaging.tracing.Tracing;
import dev.semanticpassport.passport.columns.adapter.ColumnJson;
import dev.semanticpassport.passport.log.adapter.Log;
import dev.semanticpassport.passport.verification.life.VerificationState.Settled;
import dev.semanticpassport.passport.verification.reporting.FilesReport;
import dev.semanticpassport.passport.verification.reporting.Outside;
import dev.semanticpassport.passport.verification.reporting.ReportSubject;
import dev.semanticpassport.passport.verification.reporting.Reporting;
import dev.semanticpassport.passport.verification.reporting.ReportingFiles;
import io.opentelemetry.api.common.Attributes;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Settles verifications: state, report, log leaf and event become visible together. */
@ApplicationScoped
class Settling {
    private final Log log;
    private final Outbox outbox;
    private final Tracing tracing;
    private final Clock clock;

    Settling(Log log, Outbox outbox, Tracing tracing, Clock clock) {
        this.log = log;
        this.outbox = outbox;
        this.tracing = tracing;
        this.clock = clock;
    }

    /** The leaf of a verdict, in the form in which it stands in the log. */
    record VerdictLeaf(
            String type,
            UUID verification,
            @JsonInclude(JsonInclude.Include.NON_NULL) UUID passport,
            String digest) {}

    /**
     * Settles a row that the caller has locked.
     *
     * @param because what led to it
     */
    Uni<Void> settle(Mutiny.Session session, VerificationRow row, Settled settled, Step because) {
        Step step = tracing.resumed(row.traceparent).inner("settle", told(row, settled), because);
        return step.during(
                seen(session, row)
                        .chain(files -> settle(session, row, settled, files, step.traceparent())));
    }

    private static Attributes told(VerificationRow row, Settled settled) {
        return Subject.verification(row.id).attributes().toBuilder()
                .put(SpanKey.VERDICT, settled.decided().verdict().name())
                .put(SpanKey.REASON, settled.decided().reason().name())
                .put(SpanKey.PROBES, settled.asked())
                .build();
    }

    /** What was seen; null where a chat is asked. */
    private static Uni<FilesReport> seen(Mutiny.Session session, VerificationRow row) {
        if (!row.looksAtFiles()) {
            return Uni.createFrom().nullItem();
        }
        return Seen.of(session, row.id)
                .map(rows -> {
                    SortedMap<Integer, Outcome> outcomes = new TreeMap<>();
                    rows.forEach(one -> outcomes.put(one.ordinal, one.outcome()));
                    return ReportingFiles.report(
                            row.request().access(),
                            row.declaredFiles(),
                            row.rule().planned(),
                            outcomes);
                });
    }

    private Uni<Void> settle(
            Mutiny.Session session,
            VerificationRow row,
            Settled settled,
            FilesReport files,
            String traceparent) {
        byte[] body =
                ColumnJson.canonical(
                        Reporting.body(
                                new ReportSubject(
                                        row.request(),
                                        row.passport(),
                                        row.rule(),
                                        row.signature(),
                                        settled,
                                        row.finding(),
                                        files)));
        String digest = Sha256.of(body).hex();
        row.state = VerificationRow.State.SETTLED;
        row.verdict = settled.decided().verdict();
        row.reason = settled.decided().reason();
        row.reportBody = new String(body, StandardCharsets.UTF_8);
        row.reportDigest = digest;
        row.settledAt = clock.instant();
        byte[] leaf =
                ColumnJson.canonical(new VerdictLeaf("verdict", row.id, row.passportId, digest));
        return stopWaiting(session, row)
                .chain(() -> releasedAgain(session, row.id))
                .invoke(again -> row.releasedAgain = again)
                .chain(() ->
                        outbox.appendAll(
                                session,
                                List.of(
                                        new VerificationSettled(
                                                row.id,
                                                row.passportId,
                                                row.passportRevision,
                                                settled.decided(),
                                                settled.evidence(),
                                                settled.asked(),
                                                digest,
                                                row.finding())),
                                traceparent))
                // Last, for whoever appends to the log makes others wait until the commit.
                .chain(() -> log.append(session, leaf))
                .invoke(index -> row.logIndex = index)
                .replaceWithVoid();
    }

    private static Uni<Integer> stopWaiting(Mutiny.Session session, VerificationRow row) {
        return session.createMutationQuery(
                        "update ProbeRow set dueAt = null where verificationId = :id and dueAt is"
                                + " not null")
                .setParameter("id", row.id)
                .executeUpdate();
    }

    /** Releases beyond one a probe. */
    static Uni<Integer> releasedAgain(Mutiny.Session session, UUID verification) {
        return session.createSelectionQuery(
                        "select coalesce(sum(releases - 1), 0) from ProbeRow where verificationId ="
                                + " :id and releases > 1",
                        Long.class)
                .setParameter("id", verification)
                .getSingleResult()
                .map(Math::toIntExact);
    }

    static Outside outside(VerificationRow row) {
        return Outside.of(
                row.reportDigest,
                row.logIndex,
                row.requestedAt,
                row.settledAt,
                row.paidTwice,
                row.releasedAgain);
    }
}
