package dev.semanticpassport.passport.verification.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.semanticpassport.contracts.Access;
import dev.semanticpassport.contracts.Evidence;
import dev.semanticpassport.contracts.EvidenceUpdated;
import dev.semanticpassport.contracts.Finding;
import dev.semanticpassport.contracts.Observer;
import dev.semanticpassport.contracts.ProbeSetVersion;
import dev.semanticpassport.contracts.Reason;
import dev.semanticpassport.contracts.Rule;
import dev.semanticpassport.contracts.Verdict;
import dev.semanticpassport.contracts.VerificationRequested;
import dev.semanticpassport.passport.verification.life.VerificationState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A verification as REST shows it; no question and no target stands here. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Verification", description = "One verification of a model against a passport.")
public record VerificationView(
        @Schema(description = "Its id, chosen by whoever asked.") UUID verificationId,
        @Schema(description = "RUNNING or SETTLED.", examples = "RUNNING") String state,
        @Schema(description = "The passport verified against, where there is one.") UUID passportId,
        @Schema(description = "The passport's revision.", examples = "1") Integer passportRevision,
        @Schema(description = "The prompts asked, where there is no passport.")
                ProbeSetVersion probeSet,
        @Schema(description = "How the model is looked at; keys by name only.") Access access,
        @Schema(description = "Who looks.") List<Observer> observers,
        @Schema(description = "The error levels, fixed before the first probe.") Rule rule,
        @Schema(description = "Probes released so far.", examples = "8") int released,
        @Schema(description = "Released probes whose outcome scoring has.", examples = "5")
                int received,
        @Schema(description = "What the answers so far are worth; absent before the first.")
                Evidence evidence,
        @Schema(description = "What the comparison found, once it is made.") Finding finding,
        @Schema(description = "Askings beyond one a probe.") int paidTwice,
        @Schema(description = "The verdict, once there is one.") Verdict verdict,
        @Schema(description = "Why, once there is a verdict.") Reason reason,
        @Schema(description = "SHA-256 of the report's body, in hex, once there is one.")
                String reportDigest,
        @Schema(description = "The verdict's place in the log.") Long logIndex,
        @Schema(description = "When the request was accepted.") Instant requestedAt,
        @Schema(description = "When the verdict fell.") Instant settledAt) {

    static VerificationView of(VerificationRow row) {
        VerificationRequested request = row.request();
        Rule rule = row.rule();
        EvidenceUpdated last = row.lastEvidence();
        return new VerificationView(
                row.id,
                row.state.name(),
                row.passportId,
                row.passportId == null ? null : row.passportRevision,
                request.probeSet(),
                request.access(),
                request.observers(),
                rule,
                row.released,
                new VerificationState.Running(rule, row.released, last).receivedCount(),
                last == null ? null : last.evidence(),
                row.finding(),
                row.paidTwice,
                row.verdict,
                row.reason,
                row.reportDigest,
                row.logIndex,
                row.requestedAt,
                row.settledAt);
    }

    /** A page of verifications, newest first. */
    @Schema(name = "Verifications", description = "A page of verifications, newest first.")
    public record Page(
            @Schema(description = "The page's verifications.") List<VerificationView> items,
            @Schema(description = "Which page, from 0.", examples = "0") int page,
            @Schema(description = "How many a page holds at most.", examples = "20") int size,
            @Schema(description = "How many there are in all.", examples = "1") long total) {}
}
