package dev.semanticpassport.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a comparison found, folded from all answers in the order of ordinals. It is short: the whole
 * order of a panel is read at scoring-service.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Finding.Recognised.class, name = "recognised"),
    @JsonSubTypes.Type(value = Finding.Equated.class, name = "equated"),
    @JsonSubTypes.Type(value = Finding.Expressed.class, name = "expressed"),
    @JsonSubTypes.Type(value = Finding.NotCompared.class, name = "notCompared")
})
public sealed interface Finding {

    /** Models of a panel that an event names at most. */
    int MOST_NAMED = 10;

    /**
     * Groups of words read blind that an event tells at most; each has at most a dozen words, so
     * that this stays far under what an event may hold. Fewer would bound how many ideas can be
     * found again.
     */
    int MOST_READ = 40;

    /** What was found, in one sentence. */
    String inWords();

    /** What a panel says to the answers. */
    enum Identity {
        /** One of the named models, at the level told. */
        ONE_OF_THESE,
        /** No model of the panel. */
        NONE_OF_THESE,
        /** Nothing may be said at this level; the order of the panel stands. */
        UNDECIDED
    }

    /** The panel in order of likeness, and what may be said of it. */
    record Recognised(
            @Described("The panel.") String panel,
            @Described("Its version.") int version,
            @Described("Models of the panel that were compared with.") int models,
            @Described("Independent families among them, the unit in which chance is counted.")
                    int families,
            @Described("Answers that were read; empty ones and failures are left out.") int answers,
            @Described("What may be said.") Identity identity,
            @Described("Models of which the endpoint is one, the ten likeliest; empty otherwise.")
                    List<String> oneOf,
            @Described("How many they are in all.") int oneOfCount,
            @Described("The likeliest models of the panel, at most ten.") List<Likeness> ranking,
            @Described("What became of the claim, where one was made.") @Nullable Claim claim,
            @Described("What was found, in words.") String inWords,
            @Described("What it assumes, a sentence each.") List<String> assumptions,
            @Described("Whether a share of the answers comes from another model.")
                    @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Nullable Mixture mixture,
            @Described("How near the answers are in words, beside unrelated models.")
                    @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Nullable Kinship kinship)
            implements Finding {
        public Recognised {
            oneOf = Checks.listed(oneOf, "finding.oneOf", MOST_NAMED);
            ranking = Checks.listed(ranking, "finding.ranking", MOST_NAMED);
            assumptions = Checks.listed(assumptions, "finding.assumptions", MOST_NAMED);
        }
    }

    /** A model of the panel, and how like it the answers are. */
    record Likeness(
            @Described("The model.") String model,
            @Described("Its family.") String family,
            @Described("log10 of the likelihood ratio of \"this model\" against \"another\".")
                    double log10Ratio) {}

    /** Whether the answers bear out what the endpoint is said to serve. */
    record Claim(
            @Described("The model it is said to be.") String model,
            @Described("Whether the claim is believed; null where nothing may be said.")
                    @Nullable Boolean believed,
            @Described("The claim's score; null where it has none.") @Nullable Double score,
            @Described("The score above which a claim is believed; null where there is none.")
                    @Nullable Double threshold,
            @Described("What that means, in words.") String inWords) {}

    /** Whether the answers come from the model that answered before. */
    record Equated(
            @Described("The verification compared with.") UUID verificationId,
            @Described("Prompts that both answered.") int pairs,
            @Described("e-value against \"the same model\", as log10.") double log10E,
            @Described("p-value of this one comparison.") double pValue,
            @Described("What was found, in words.") String inWords,
            @Described("What it assumes, a sentence each.") List<String> assumptions)
            implements Finding {
        public Equated {
            assumptions = Checks.listed(assumptions, "finding.assumptions", MOST_NAMED);
        }
    }

    /** Which ideas the answers express more than a panel's, and what stands out in them blind. */
    record Expressed(
            @Described("The panel.") String panel,
            @Described("Its version.") int version,
            @Described(
                            "The ideas that were looked for; null where the answers were only read blind.")
                    @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Nullable TraitsVersion traits,
            @Described("Models of the panel that answered the same prompts.") int models,
            @Described("Independent families among them, the unit in which chance is counted.")
                    int families,
            @Described("Answers that were read.") int answers,
            @Described("Ideas that were looked for.") int ideas,
            @Described(
                            "Ideas expressed more than by every model of the panel, at most the share"
                                    + " alpha of them falsely on average; the ten strongest.")
                    List<Idea> found,
            @Described("How many they are in all.") int foundCount,
            @Described(
                            "How many are expressed more than ordinary models do; null where the"
                                    + " panel cannot support that.")
                    @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Nullable Integer moreThanOrdinary,
            @Described("p-value of all ideas together, by families; never 0.")
                    @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Nullable Double chanceOfAll,
            @Described("The smallest p-value that so many families can give.")
                    @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Nullable Double attainable,
            @Described("Groups of words that stand out, read blind; the forty strongest.")
                    List<StandingOut> standingOut,
            @Described("How many of these groups are ideas of the list.")
                    @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Nullable Integer matched,
            @Described("What was found, in words.") String inWords,
            @Described("What it assumes, a sentence each.") List<String> assumptions)
            implements Finding {
        public Expressed {
            found = Checks.listed(found, "finding.found", MOST_NAMED);
            standingOut = Checks.listed(standingOut, "finding.standingOut", MOST_READ);
            assumptions = Checks.listed(assumptions, "finding.assumptions", MOST_NAMED);
        }

        /** An idea that the answers express. */
        public record Idea(
                @Described("The idea's id.") String idea,
                @Described("Its label.") String label,
                @Described("Share of the answers that express it.") double share,
                @Described("The highest share of any model of the panel.") double highest,
                @Described(
                                "e-value against the model of the panel that it stands out from least, as log10.")
                        double log10E,
                @Described("p-value by families; never 0.") double pValue) {}
    }

    /** Words that stand together in the answers, and in no model of the panel as often. */
    record StandingOut(
            @Described("Stems, the most telling first.") List<String> terms,
            @Described("Prompts in whose answers the first stands.") int prompts,
            @Described("e-value of the first, as log10.") double log10E,
            @Described(
                            "The idea that it is, by its label; null where it is none, or none was asked.")
                    @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Nullable String idea) {
        public StandingOut {
            terms = List.copyOf(terms);
        }
    }

    /** There was nothing to compare with; why in words. */
    record NotCompared(@Described("Why.") String inWords) implements Finding {}
}
