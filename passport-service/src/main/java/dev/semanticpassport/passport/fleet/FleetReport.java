package dev.semanticpassport.passport.fleet;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.semanticpassport.contracts.FleetError;
import dev.semanticpassport.contracts.Reason;
import dev.semanticpassport.contracts.Verdict;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a fleet found. It follows from the verifications alone: no time stands here.
 *
 * @param error what decides over {@code recognised}
 * @param recognised models recognised together at that level
 */
public record FleetReport(
        String type,
        UUID fleet,
        UUID passport,
        FleetError error,
        double alpha,
        int models,
        int recognised,
        int notRecognised,
        int undecided,
        int refused,
        int asked,
        String inWords,
        List<String> assumptions,
        List<Row> rows) {

    /** The document's type and version. */
    public static final String TYPE = "semantic-passport-fleet-report.v1";

    public FleetReport {
        assumptions = List.copyOf(assumptions);
        rows = List.copyOf(rows);
    }

    /**
     * One model.
     *
     * @param endpointDigest as in the report of its verification
     * @param falseDiscoveryRate whether it is recognised where false discoveries are controlled
     * @param familyWise whether it is recognised where any false one is
     * @param asTheyArrive whether it is recognised by those before it alone
     */
    public record Row(
            int place,
            String model,
            String endpointDigest,
            UUID verification,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Verdict verdict,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Reason reason,
            double log10E,
            int asked,
            boolean falseDiscoveryRate,
            boolean familyWise,
            boolean asTheyArrive) {

        /** Whether it counts as recognised under the error asked for. */
        public boolean recognised(FleetError error) {
            return switch (error) {
                case FALSE_DISCOVERY_RATE -> falseDiscoveryRate;
                case FAMILY_WISE -> familyWise;
                case AS_THEY_ARRIVE -> asTheyArrive;
            };
        }
    }
}
