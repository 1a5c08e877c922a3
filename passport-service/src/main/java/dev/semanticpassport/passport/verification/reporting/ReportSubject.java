package dev.semanticpassport.passport.verification.reporting;

import dev.semanticpassport.contracts.Rule;
import dev.semanticpassport.contracts.VerificationRequested;
import dev.semanticpassport.passport.verification.life.VerificationState;

/** All that a report's body is made from. */
public record ReportSubject(
        VerificationRequested request,
        ReportBody.VerifiedPassport passport,
        Rule rule,
        SignatureFacts signature,
        VerificationState.Settled settled) {}
