package dev.semanticpassport.passport.verification.adapter;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.semanticpassport.contracts.EvidenceUpdated;
import dev.semanticpassport.passport.columns.adapter.ColumnJson;
import dev.semanticpassport.passport.page.PageWriting;
import dev.semanticpassport.passport.page.adapter.ReportForm;
import dev.semanticpassport.passport.problem.RequestProblem;
import dev.semanticpassport.passport.verification.life.VerificationState;
import dev.semanticpassport.passport.verification.reporting.Outside;
import dev.semanticpassport.passport.verification.reporting.ReportBody;
import dev.semanticpassport.passport.verification.reporting.ReportMarkdown;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A report as REST shows it.
 *
 * @param body canonical JSON, byte for byte what the digest was taken of
 */
@Schema(name = "Report", description = "A settled verification's report.")
public record ReportView(
        @Schema(
                        description = "What was found, in canonical JSON (RFC 8785).",
                        implementation = ReportBody.class)
                @JsonRawValue
                String body,
        @Schema(description = "Wall-clock facts, outside the hashed body.") Outside outside) {

    /** The answer to whom wants a report in that form. */
    static Response of(VerificationRow row, ReportForm form) {
        requireSettled(row);
        return form.answer(
                switch (form) {
                    case JSON -> new ReportView(row.reportBody, Settling.outside(row));
                    case MARKDOWN -> ReportMarkdown.of(body(row), Settling.outside(row));
                    case PAGE -> page(row);
                });
    }

    private static String page(VerificationRow row) {
        ReportBody body = body(row);
        return PageWriting.html(
                body.verdict() + ", verification " + body.verification(),
                ReportMarkdown.of(body, Settling.outside(row)));
    }

    private static ReportBody body(VerificationRow row) {
        return ColumnJson.read(row.reportBody, ReportBody.class);
    }

    private static void requireSettled(VerificationRow row) {
        if (row.state == VerificationRow.State.SETTLED) {
            return;
        }
        EvidenceUpdated last = row.lastEvidence();
        var running = new VerificationState.Running(row.rule(), row.released, last);
        throw RequestProblem.conflict(
                "id",
                "the verification still runs: %d of %d probes are released and %d have an outcome; at most %d are left"
                        .formatted(
                                row.released,
                                running.rule().planned(),
                                running.receivedCount(),
                                running.rule().planned() - running.receivedCount()));
    }
}
