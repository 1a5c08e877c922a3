package dev.semanticpassport.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the answers of a verification without a passport are compared with, once all are there. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Comparison.Panel.class, name = "panel"),
    @JsonSubTypes.Type(value = Comparison.Earlier.class, name = "earlier"),
    @JsonSubTypes.Type(value = Comparison.Traits.class, name = "traits")
})
public sealed interface Comparison {

    /** The longest name of a model, in characters. */
    int LONGEST_MODEL = 256;

    /** The models of a panel: which of them answers like this, or none? */
    record Panel(
            @Described("The panel's name at scoring-service.") String name,
            @Described("Its version, from 1; a version never changes.") int version,
            @Described("The model that the endpoint is said to serve, where somebody says so.")
                    @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Nullable String claimed)
            implements Comparison {
        public Panel {
            Checks.name(name, "comparison.name");
            Checks.that(version >= 1, "comparison.version must be at least 1");
            if (claimed != null) {
                Checks.text(claimed, "comparison.claimed", LONGEST_MODEL);
            }
        }
    }

    /**
     * A panel's answers to the same prompts: which ideas are expressed more than by its models, and
     * what stands out?
     */
    record Traits(
            @Described("The panel's name at scoring-service.") String name,
            @Described("Its version, from 1; a version never changes.") int version,
            @Described(
                            "The ideas that are looked for; left out, the answers are only read"
                                    + " blind.")
                    @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Nullable TraitsVersion traits)
            implements Comparison {
        public Traits {
            Checks.name(name, "comparison.name");
            Checks.that(version >= 1, "comparison.version must be at least 1");
        }
    }

    /** The answers of an earlier verification: is this still the same model? */
    record Earlier(
            @Described("The earlier verification.") UUID verificationId,
            @Described(
                            "A second earlier one, of the same prompts: how much the model differs from"
                                    + " itself; far less is noticed without.")
                    @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Nullable UUID again)
            implements Comparison {
        public Earlier {
            Checks.present(verificationId, "comparison.verificationId");
            Checks.that(
                    !verificationId.equals(again),
                    "comparison.again must be another verification than"
                            + " comparison.verificationId");
        }
    }
}
