package dev.semanticpassport.contracts;

import java.util.UUID;

@Described("A verification has its verdict, with the evidence; its report can be read.")
public record VerificationSettled(
        @Described("The verification.") UUID verificationId,
        @Described("The passport.") UUID passportId,
        @Described("The passport's revision that was verified against.") int passportRevision,
        @Described("The verdict and why.") Decision decided,
        @Described("What the answers are worth.") Evidence evidence,
        @Described("Probes released; some may stand after the stop and are not counted.") int asked,
        @Described("SHA-256 of the report body's canonical JSON, in hex.") String reportDigest)
        implements Event {
    public VerificationSettled {
        Checks.present(verificationId, "verificationId");
        Checks.present(passportId, "passportId");
        Checks.present(decided, "decided");
        Checks.present(evidence, "evidence");
        Checks.sha256(reportDigest, "reportDigest");
    }

    @Override
    public Topic topic() {
        return Topic.VERIFICATION_SETTLED;
    }

    @Override
    public String key() {
        return verificationId.toString();
    }

    @Override
    public String id() {
        return verificationId.toString();
    }
}
