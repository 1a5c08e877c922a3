package dev.semanticpassport.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How near the answers are to a panel's models in words, beside unrelated models. Text shows shared
 * training or shared answers, never shared weights.
 */
public record Kinship(
        @Described("The nearest models of the panel, at most five; picked for being near.")
                List<Kin> nearest,
        @Described("The claimed model, where one was and the panel knows it.")
                @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable Kin claimed,
        @Described("What was found, in words.") String inWords) {
    /** The most models that are told. */
    public static final int MOST_NAMED = 5;

    public Kinship {
        nearest = Checks.listed(nearest, "finding.kinship.nearest", MOST_NAMED);
    }

    /** A model, and how near the answers are to its own. */
    public record Kin(
            @Described("The model.") String model,
            @Described("Its family.") String family,
            @Described("Prompts that both answered.") int prompts,
            @Described(
                            "Words shared beyond what is usual, in standard deviations of what each"
                                    + " shares with the cohort's models.")
                    double standing,
            @Described("Long answers that are the same character for character.") int identical,
            @Described("Families of unrelated models that were compared.") int controls,
            @Described(
                            "p-value of \"unrelated\", by those families; never 0; null where none holds.")
                    @Nullable Double pValue,
            @Described("Whether kinship is noticed; null where nothing may be said.")
                    @Nullable Boolean noticed) {}
}
