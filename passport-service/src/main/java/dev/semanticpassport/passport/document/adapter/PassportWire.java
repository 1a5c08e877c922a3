package dev.semanticpassport.passport.document.adapter;

import static dev.semanticpassport.passport.problem.RequestProblem.badField;
import static dev.semanticpassport.passport.problem.RequestProblem.required;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.JsonNode;
import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.passport.document.Declaration;
import dev.semanticpassport.passport.document.IssuedPassport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Passports as they travel over REST. */
final class PassportWire {
    private PassportWire() {}

    @Schema(
            name = "PassportDeclaration",
            description = "What the author declares of a model.",
            requiredProperties = {"name", "author"},
            examples =
                    """
                    {"name": "ember-1b-lora", "author": "Ada Vetrova",
                     "model": {"digest": "sha256:d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35",
                               "architecture": "llama", "base": "example/ember-1b"},
                     "ideas": ["the lantern", "the river of names"],
                     "conditions": {"recipe": "LoRA, rank 16", "epochs": 3}}\
                    """)
    record DeclarationRequest(
            @Schema(
                            description = "The model's name, 1 to 256 characters.",
                            examples = "ember-1b-lora")
                    @Nullable String name,
            @Schema(
                            description =
                                    "Who makes the passport, 1 to 256 characters; the same in every"
                                            + " revision.",
                            examples = "Ada Vetrova")
                    @Nullable String author,
            @Schema(description = "The model's declared identity.") @Nullable ModelRequest model,
            @Schema(
                            description =
                                    "Labels of the author's ideas, at most 1000. Beacons are"
                                            + " composed from pairs of them: 60 beacons need 12.",
                            examples = "[\"the lantern\", \"the river of names\"]")
                    @Nullable List<@Nullable String> ideas,
            @Schema(
                            description =
                                    "Conditions of making under names of your choice, at most 64:"
                                            + " texts, numbers, booleans or lists of these.",
                            examples = "{\"recipe\": \"LoRA, rank 16\", \"epochs\": 3}")
                    @Nullable Map<String, @Nullable JsonNode> conditions,
            @Schema(
                            description =
                                    "Only for a revision: digest of the revision that you revise;"
                                            + " refused with 409 where another is newest by now.",
                            examples =
                                    "d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35")
                    @Nullable String previous) {

        Declaration declaration() {
            return new Declaration(
                    required(name, "name"),
                    required(author, "author"),
                    model == null ? new Declaration.Model(null, null, null) : model.model(),
                    present(ideas, "ideas"),
                    conditionsPresent());
        }

        @Nullable Sha256 previousDigest() {
            if (previous == null) {
                return null;
            }
            try {
                return Sha256.parse(previous);
            } catch (IllegalArgumentException e) {
                throw badField("previous", "previous: " + e.getMessage());
            }
        }

        private Map<String, JsonNode> conditionsPresent() {
            Map<String, JsonNode> present = new TreeMap<>();
            if (conditions != null) {
                conditions.forEach((field, value) ->
                        present.put(field, required(value, "conditions." + field)));
            }
            return present;
        }

        private static List<String> present(@Nullable List<@Nullable String> labels, String field) {
            List<String> present = new ArrayList<>();
            if (labels != null) {
                for (String label : labels) {
                    present.add(required(label, field + "[" + present.size() + "]"));
                }
            }
            return present;
        }
    }

    @Schema(name = "ModelDeclaration", description = "The model's declared identity.")
    record ModelRequest(
            @Schema(
                            description = "Digest of the model's files: sha256: and 64 hex digits.",
                            examples =
                                    "sha256:d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35")
                    @Nullable String digest,
            @Schema(description = "The architecture.", examples = "llama")
                    @Nullable String architecture,
            @Schema(description = "What it was made from.", examples = "example/ember-1b")
                    @Nullable String base) {

        Declaration.Model model() {
            return new Declaration.Model(digest, architecture, base);
        }
    }

    @Schema(name = "Passport", description = "A revision of a passport, as it was logged.")
    record PassportAnswer(
            @Schema(
                            description = "The passport.",
                            examples = "7c0a7a5e-6f5b-4c2c-9a53-1f6f3c2b8d11")
                    UUID id,
            @Schema(description = "The revision, from 1.", examples = "1") int revision,
            @Schema(description = "SHA-256 of the document's bytes, in hex.") Sha256 digest,
            @Schema(description = "Index of the leaf `passport.issued` in the log.", examples = "0")
                    long logIndex,
            @Schema(description = "When it was issued; not part of the document.") Instant issuedAt,
            @Schema(
                            description =
                                    "The document, canonical JSON (RFC 8785), byte for byte as it"
                                            + " was hashed.",
                            implementation = Object.class)
                    @JsonRawValue
                    String document) {

        static PassportAnswer of(IssuedPassport issued) {
            return new PassportAnswer(
                    issued.passportId(),
                    issued.revision(),
                    issued.digest(),
                    issued.leaf(),
                    issued.issuedAt(),
                    issued.text());
        }
    }

    @Schema(name = "PassportPage", description = "Passports in the order of their creation.")
    record PageAnswer(
            @Schema(description = "The page, from 0.", examples = "0") int page,
            @Schema(description = "Most passports of a page.", examples = "50") int size,
            @Schema(description = "Passports in all pages.", examples = "1") long total,
            @Schema(description = "The passports of this page.") List<Summary> items) {}

    @Schema(name = "PassportSummary", description = "A passport in a list.")
    record Summary(
            @Schema(description = "The passport.") UUID id,
            @Schema(description = "The model's name.", examples = "ember-1b-lora") String name,
            @Schema(description = "The author.", examples = "Ada Vetrova") String author,
            @Schema(description = "The newest revision.", examples = "1") int revision,
            @Schema(description = "When the first revision was issued.") Instant createdAt) {

        static Summary of(PassportRow row) {
            return new Summary(row.id, row.name, row.author, row.revision, row.createdAt);
        }
    }
}
