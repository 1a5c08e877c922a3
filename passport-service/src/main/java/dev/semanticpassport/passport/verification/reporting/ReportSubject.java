package dev.semanticpassport.passport.verification.reporting;

import dev.semanticpassport.contracts.Finding;
import dev.semanticpassport.contracts.Rule;
import dev.semanticpassport.contracts.VerificationRequested;
import dev.semanticpassport.passport.verification.life.VerificationState;
import org.jspecify.annotations.Nullable;

/** All that a report's body is made from. */
public record ReportSubject(
        VerificationRequested request,
        ReportBody.@Nullable VerifiedPassport passport,
        Rule rule,
        @Nullable SignatureFacts signature,
        VerificationState.Settled settled,
        @Nullable Finding finding,
        @Nullable FilesReport files) {

    /** The subject of a report on a verification that compared nothing. */
    public ReportSubject(
            VerificationRequested request,
            ReportBody.@Nullable VerifiedPassport passport,
            Rule rule,
            @Nullable SignatureFacts signature,
            VerificationState.Settled settled) {
        this(request, passport, rule, signature, settled, null, null);
    }
}
