package dev.semanticpassport.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** The error levels of one verification, fixed before its first probe. */
public record Rule(
        @Described("Chance of a false RECOGNISED, between 0 and 1.") double alpha,
        @Described("Commitments that the author logged; the threshold is rivals / alpha.")
                int rivals,
        @Described("The survival that NOT_RECOGNISED refutes, declared with the signature.")
                double survivalFloor,
        @Described("Chance of a false NOT_RECOGNISED at that survival.") double beta,
        @Described("Whether the signature's order of steps was shown by the log.")
                boolean orderShown,
        @Described("How many probes the plan holds.") int planned,
        @Described("What the answers are compared with, where there is no passport.")
                @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable Comparison comparison) {

    public Rule {
        Checks.that(alpha > 0 && alpha < 1, "rule.alpha must be above 0 and below 1");
        Checks.that(rivals >= 1, "rule.rivals must be at least 1");
        Checks.that(
                survivalFloor > 0 && survivalFloor < 1,
                "rule.survivalFloor must be above 0 and below 1");
        Checks.that(beta > 0 && beta < 1, "rule.beta must be above 0 and below 1");
        Checks.that(planned >= 1, "rule.planned must be at least 1");
    }

    /** The levels of a verification that compares nothing. */
    public Rule(
            double alpha,
            int rivals,
            double survivalFloor,
            double beta,
            boolean orderShown,
            int planned) {
        this(alpha, rivals, survivalFloor, beta, orderShown, planned, null);
    }
}
