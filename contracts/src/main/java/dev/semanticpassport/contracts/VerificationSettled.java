package dev.semanticpassport.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Described("A verification has its verdict, with the evidence; its report can be read.")
public record VerificationSettled(
        @Described("The verification.") UUID verificationId,
        @Described("The passport; null where there was none.") @Nullable UUID passportId,
        @Described("The passport's revision that was verified against; 0 where there was none.")
                int passportRevision,
        @Described("The verdict and why.") Decision decided,
        @Described("What the answers are worth.") Evidence evidence,
        @Described("Probes released; some may stand after the stop and are not counted.") int asked,
        @Described("SHA-256 of the report body's canonical JSON, in hex.") String reportDigest,
        @Described("What the comparison found, where one was asked for.")
                @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable Finding finding)
        implements Event {
    public VerificationSettled {
        Checks.present(verificationId, "verificationId");
        Checks.present(decided, "decided");
        Checks.present(evidence, "evidence");
        Checks.sha256(reportDigest, "reportDigest");
    }

    /** The end of a verification that compared nothing. */
    public VerificationSettled(
            UUID verificationId,
            @Nullable UUID passportId,
            int passportRevision,
            Decision decided,
            Evidence evidence,
            int asked,
            String reportDigest) {
        this(
                verificationId,
                passportId,
                passportRevision,
                decided,
                evidence,
                asked,
                reportDigest,
                null);
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
