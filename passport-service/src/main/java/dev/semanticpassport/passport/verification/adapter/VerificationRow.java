package dev.semanticpassport.passport.verification.adapter;

import dev.semanticpassport.contracts.Decision;
import dev.semanticpassport.contracts.EvidenceUpdated;
import dev.semanticpassport.contracts.Finding;
import dev.semanticpassport.contracts.Reason;
import dev.semanticpassport.contracts.Rule;
import dev.semanticpassport.contracts.Verdict;
import dev.semanticpassport.contracts.VerificationRequested;
import dev.semanticpassport.contracts.VerificationSettled;
import dev.semanticpassport.messaging.tracing.LogIds;
import dev.semanticpassport.messaging.tracing.Subject;
import dev.semanticpassport.passport.columns.adapter.ColumnJson;
import dev.semanticpassport.passport.verification.life.VerificationState;
import dev.semanticpassport.passport.verification.reporting.DeclaredFiles;
import dev.semanticpassport.passport.verification.reporting.ReportBody;
import dev.semanticpassport.passport.verification.reporting.SignatureFacts;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** One verification. Values that are read only as a whole are JSON. */
@Entity
@Table(name = "verification")
class VerificationRow {

    /** Where a stored verification stands; one that was only requested is never stored. */
    enum State {
        RUNNING,
        SETTLED
    }

    @Id UUID id;

    @Column(name = "passport_id")
    UUID passportId;

    @Column(name = "passport_revision")
    int passportRevision;

    @Column(name = "passport_digest")
    String passportDigest;

    @Column(name = "content_digest")
    String contentDigest;

    String request;

    String rule;

    String signature;

    /** What the passport declares of the files; null where a chat is asked. */
    @Column(name = "declared_files")
    String declaredFiles;

    @Enumerated(EnumType.STRING)
    State state;

    int released;

    @Column(name = "released_again")
    int releasedAgain;

    int revision;

    String evidence;

    @Column(name = "paid_twice")
    int paidTwice;

    @Enumerated(EnumType.STRING)
    Verdict verdict;

    @Enumerated(EnumType.STRING)
    Reason reason;

    @Column(name = "report_body")
    String reportBody;

    @Column(name = "report_digest")
    String reportDigest;

    @Column(name = "log_index")
    Long logIndex;

    /** The trace in which it was requested; null where there was none. */
    String traceparent;

    @Column(name = "requested_at")
    Instant requestedAt;

    @Column(name = "settled_at")
    Instant settledAt;

    /** Logs lines about this verification. */
    void logged(Runnable lines) {
        LogIds.during(Subject.verification(id), traceparent, lines);
    }

    VerificationRequested request() {
        return ColumnJson.read(request, VerificationRequested.class);
    }

    Rule rule() {
        return ColumnJson.read(rule, Rule.class);
    }

    /** Whether files are looked at; else a chat is asked. */
    boolean looksAtFiles() {
        return declaredFiles != null;
    }

    DeclaredFiles declaredFiles() {
        return ColumnJson.read(declaredFiles, DeclaredFiles.class);
    }

    /** What is public of its signature, null where it has no passport or files are looked at. */
    SignatureFacts signature() {
        return signature == null ? null : ColumnJson.read(signature, SignatureFacts.class);
    }

    /** The passport verified against, null where there was none. */
    ReportBody.VerifiedPassport passport() {
        return passportId == null
                ? null
                : new ReportBody.VerifiedPassport(passportId, passportRevision, passportDigest);
    }

    /** The newest evidence, null before the first. */
    EvidenceUpdated lastEvidence() {
        return evidence == null ? null : ColumnJson.read(evidence, EvidenceUpdated.class);
    }

    /** What the comparison found, null where none was asked for, and before. */
    Finding finding() {
        EvidenceUpdated last = lastEvidence();
        return last == null ? null : last.finding();
    }

    VerificationState life() {
        EvidenceUpdated last = lastEvidence();
        return switch (state) {
            case RUNNING -> new VerificationState.Running(rule(), released, last);
            case SETTLED ->
                    new VerificationState.Settled(
                            new Decision(verdict, reason),
                            last == null ? VerificationState.nothingKnown() : last.evidence(),
                            released);
        };
    }

    /** What a settled verification's event says. */
    VerificationSettled event() {
        if (!(life() instanceof VerificationState.Settled settled)) {
            throw new IllegalStateException("verification " + id + " is not settled");
        }
        return new VerificationSettled(
                id,
                passportId,
                passportRevision,
                settled.decided(),
                settled.evidence(),
                settled.asked(),
                reportDigest,
                finding());
    }

    void learn(EvidenceUpdated update) {
        revision = update.revision();
        evidence = ColumnJson.write(update);
        paidTwice = update.paidTwice();
    }
}
