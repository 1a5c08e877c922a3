package dev.semanticpassport.passport.signature.adapter;

import static dev.semanticpassport.passport.problem.RequestProblem.badField;
import static dev.semanticpassport.passport.problem.RequestProblem.check;
import static dev.semanticpassport.passport.problem.RequestProblem.required;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.semanticpassport.core.beacons.Composition;
import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.core.statistics.AuditRule;
import dev.semanticpassport.passport.document.Bounds;
import dev.semanticpassport.passport.signature.Controls;
import dev.semanticpassport.passport.signature.FreezeRequest;
import dev.semanticpassport.passport.signature.Terms;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a freeze. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "mode")
@JsonSubTypes({
    @JsonSubTypes.Type(value = FreezeBody.Stored.class, name = "stored"),
    @JsonSubTypes.Type(value = FreezeBody.Held.class, name = "held")
})
@Schema(
        name = "Freeze",
        description = "What is frozen, and who keeps the key: the service, or the author.",
        oneOf = {FreezeBody.Stored.class, FreezeBody.Held.class},
        discriminatorProperty = "mode",
        discriminatorMapping = {
            @DiscriminatorMapping(value = "stored", schema = FreezeBody.Stored.class),
            @DiscriminatorMapping(value = "held", schema = FreezeBody.Held.class)
        })
sealed interface FreezeBody {

    FreezeRequest request();

    @Schema(
            name = "FreezeStored",
            description = "The service composes the beacons and keeps the author's key, sealed.",
            examples =
                    """
                    {"mode": "stored", "beacons": 60, "candidates": 256, "survivalFloor": 0.2}\
                    """)
    record Stored(
            @Schema(
                            description =
                                    "Labels of the ideas to compose from; those of the passport"
                                            + " where left out. n ideas give n(n-1)/2 beacons at"
                                            + " most.")
                    @Nullable List<@Nullable String> ideas,
            @Schema(description = "How many beacons, 1 to 1000; 60 by default.", examples = "60")
                    @Nullable Integer beacons,
            @Schema(
                            description =
                                    "Candidates of each beacon, 21 to 1024 and as many as there are"
                                            + " words; 256 by default.",
                            examples = "256")
                    @Nullable Integer candidates,
            @Schema(description = "Sent as system message with every question, where given.")
                    @Nullable String systemPrompt,
            @Schema(
                            description =
                                    "The survival that NOT_RECOGNISED refutes, above 1/candidates"
                                            + " and below 1; 0.2 by default.",
                            examples = "0.2")
                    @Nullable Double survivalFloor,
            @Schema(
                            description =
                                    "Ordinary questions that show that a model answers at all, 1 to"
                                            + " 20; shipped ones where left out.")
                    @Nullable List<@Nullable String> controls)
            implements FreezeBody {

        @Override
        public FreezeRequest request() {
            int number = number(beacons, Composition.DEFAULT_BEACONS);
            check(
                    number >= 1 && number <= Terms.MOST_BEACONS,
                    "beacons",
                    "must be 1 to " + Terms.MOST_BEACONS);
            int size = number(candidates, Composition.DEFAULT_CANDIDATES);
            return new FreezeRequest.Stored(
                    ideas == null ? null : lines(ideas, "ideas"),
                    number,
                    size,
                    terms(
                            Collections.nCopies(number, size),
                            systemPrompt,
                            survivalFloor,
                            controls));
        }
    }

    @Schema(
            name = "FreezeHeld",
            description = "The author keeps key and questions, and tells only what is logged.",
            examples =
                    """
                    {"mode": "held",
                     "beaconsRoot": "d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35",
                     "keyCommitment": "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752",
                     "beacons": 3, "candidates": [256, 256, 255], "survivalFloor": 0.2}\
                    """)
    record Held(
            @Schema(description = "Merkle root of the frozen beacons, in hex.")
                    @Nullable String beaconsRoot,
            @Schema(description = "SHA-256 of the author's key and salt, in hex.")
                    @Nullable String keyCommitment,
            @Schema(description = "How many beacons, 1 to 1000.", examples = "3")
                    @Nullable Integer beacons,
            @Schema(
                            description =
                                    "Number of candidates of each beacon, in their order, 21 to"
                                            + " 1024 each.",
                            examples = "[256, 256, 255]")
                    @Nullable List<@Nullable Integer> candidates,
            @Schema(description = "Sent as system message with every question, where given.")
                    @Nullable String systemPrompt,
            @Schema(
                            description =
                                    "The survival that NOT_RECOGNISED refutes, above every"
                                            + " 1/candidates and below 1; 0.2 by default.",
                            examples = "0.2")
                    @Nullable Double survivalFloor,
            @Schema(
                            description =
                                    "Ordinary questions that show that a model answers at all, 1 to"
                                            + " 20; shipped ones where left out.")
                    @Nullable List<@Nullable String> controls)
            implements FreezeBody {

        @Override
        public FreezeRequest request() {
            List<Integer> sizes = new ArrayList<>();
            for (Integer size : required(candidates, "candidates")) {
                sizes.add(required(size, "candidates[" + sizes.size() + "]"));
            }
            int number = required(beacons, "beacons");
            check(
                    sizes.size() == number,
                    "candidates",
                    "has " + sizes.size() + " sizes for " + number + " beacons");
            return new FreezeRequest.Held(
                    digest(beaconsRoot, "beaconsRoot"),
                    digest(keyCommitment, "keyCommitment"),
                    terms(sizes, systemPrompt, survivalFloor, controls));
        }
    }

    /** A digest in hex, or a problem that names the field. */
    static Sha256 digest(@Nullable String hex, String field) {
        try {
            return Sha256.parse(required(hex, field));
        } catch (IllegalArgumentException e) {
            throw badField(field, field + " must be a SHA-256 digest in lower-case hex");
        }
    }

    private static Terms terms(
            List<Integer> sizes,
            @Nullable String systemPrompt,
            @Nullable Double survivalFloor,
            @Nullable List<@Nullable String> controls) {
        return new Terms(
                sizes,
                systemPrompt == null ? "" : systemPrompt,
                controls == null ? Controls.shipped() : lines(controls, "controls"),
                survivalFloor == null ? AuditRule.DEFAULT_SURVIVAL_FLOOR : survivalFloor);
    }

    private static List<String> lines(List<@Nullable String> texts, String field) {
        List<String> lines = new ArrayList<>();
        for (String text : texts) {
            lines.add(Bounds.line(text, field + "[" + lines.size() + "]", 1000));
        }
        return lines;
    }

    private static int number(@Nullable Integer given, int otherwise) {
        return given == null ? otherwise : given;
    }
}
