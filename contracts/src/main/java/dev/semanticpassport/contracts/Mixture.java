package dev.semanticpassport.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** Whether a share of the answers comes from another model of the panel than the rest. */
public record Mixture(
        @Described("The model that the rest comes from: the claimed one, else the likeliest.")
                String of,
        @Described("Whether another model's share is noticed; null where nothing may be said.")
                @Nullable Boolean noticed,
        @Described("The likeliest other model, where one is noticed.")
                @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable String other,
        @Described("Its family.") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable String family,
        @Described("Its likeliest share of the answers, 0 to 1.")
                @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable Double share,
        @Described("Shares that explain the answers about as well.")
                @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable Interval limits,
        @Described("log10 of the likelihood ratio of the likeliest mixture against the one model.")
                @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable Double log10Evidence,
        @Described("p-value of \"one model gave all of them\", by exchanging; never 0.")
                @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable Double pValue,
        @Described("The smallest p-value that could have come out.")
                @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable Double attainable,
        @Described("What was found, in words.") String inWords) {

    /** Nothing may be said; why in words. */
    public static Mixture undecided(String of, String why) {
        return new Mixture(of, null, null, null, null, null, null, null, null, why);
    }
}
