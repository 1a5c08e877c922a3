package dev.semanticpassport.passport.verification.reporting;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.semanticpassport.contracts.Evidence;
import dev.semanticpassport.contracts.Finding;
import dev.semanticpassport.contracts.Observer;
import dev.semanticpassport.contracts.ProbeSetVersion;
import dev.semanticpassport.contracts.Reason;
import dev.semanticpassport.contracts.Rule;
import dev.semanticpassport.contracts.Verdict;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The part of a report that is hashed and logged. It follows from the inputs and the answers alone:
 * no time, no duration and nothing that differs between two runs over the same answers stands here.
 */
public record ReportBody(
        String type,
        UUID verification,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable VerifiedPassport passport,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ProbeSetVersion probeSet,
        ReportedAccess access,
        List<Observer> observersAsked,
        Rule rule,
        Thresholds thresholds,
        Verdict verdict,
        Reason reason,
        String inWords,
        int asked,
        int counted,
        Evidence evidence,
        double smallestSurvivalStillPossible,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable SignatureFacts signature,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Finding finding,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable FilesReport files,
        List<ObserverCells> observers,
        List<String> assumptions,
        List<String> recompute,
        String answers) {

    /** The document's type and version. */
    public static final String TYPE = "semantic-passport-verification-report.v1";

    public ReportBody {
        observersAsked = List.copyOf(observersAsked);
        observers = List.copyOf(observers);
        assumptions = List.copyOf(assumptions);
        recompute = List.copyOf(recompute);
    }

    /**
     * The passport as it was verified against.
     *
     * @param digest SHA-256 of its canonical JSON, in hex
     */
    public record VerifiedPassport(UUID id, int revision, String digest) {}

    /**
     * What the evidence is held against.
     *
     * @param log10Recognised log10 of rivals / alpha
     * @param log10Refuted log10 of 1 / beta
     */
    public record Thresholds(double log10Recognised, double log10Refuted) {}

    /** One observer's cells; "not measured" where nothing was measured. */
    public record ObserverCells(
            Observer observer, String noticed, String explained, String reproduced) {}
}
