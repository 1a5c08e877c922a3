package dev.semanticpassport.exchange.spdx;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semanticpassport.core.signing.CanonicalJson;
import dev.semanticpassport.document.Claim;
import dev.semanticpassport.document.Identity;
import dev.semanticpassport.document.PassportDocument;
import dev.semanticpassport.document.VerificationEvidence;
import dev.semanticpassport.exchange.Conditions;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Writes a passport as SPDX 3.0.1 in JSON-LD, with the AI and Dataset profiles. */
public final class WritingSpdx {
    private static final String CONTEXT = "https://spdx.org/rdf/3.0.1/spdx-context.jsonld";
    private static final String CREATION = "_:creation";

    private final PassportDocument document;
    private final Conditions conditions;
    private final String base;
    private final ArrayNode graph;
    private final List<String> elements = new ArrayList<>();

    private WritingSpdx(PassportDocument document, ArrayNode graph) {
        this.document = document;
        this.conditions = new Conditions(document);
        this.base = "urn:uuid:" + document.edition().passportId() + "#";
        this.graph = graph;
    }

    /**
     * The document as canonical JSON.
     *
     * @param created when the export is made: SPDX asks for it, and the passport has no time
     */
    public static String write(PassportDocument document, Instant created) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("@context", CONTEXT);
        WritingSpdx writing = new WritingSpdx(document, json.putArray("@graph"));
        writing.creation(created);
        writing.model(created);
        writing.relations();
        writing.spdxDocument();
        return new String(CanonicalJson.bytes(json), StandardCharsets.UTF_8);
    }

    private void creation(Instant created) {
        graph.addObject()
                .put("type", "CreationInfo")
                .put("@id", CREATION)
                .put("specVersion", "3.0.1")
                .put("created", created.truncatedTo(ChronoUnit.SECONDS).toString())
                .putArray("createdBy")
                .add(base + "author");
        element("Agent", "author").put("name", document.edition().author());
    }

    private void model(Instant created) {
        ObjectNode model = element("ai_AIPackage", "model");
        model.put("name", document.edition().name())
                .put("software_packageVersion", "revision " + document.edition().revision())
                .put("software_primaryPurpose", "model")
                .put("suppliedBy", base + "author")
                .put("releaseTime", created.truncatedTo(ChronoUnit.SECONDS).toString())
                .put(
                        "software_downloadLocation",
                        conditions
                                .text("download")
                                .filter(place -> place.matches("https?://\\S+"))
                                .orElse(
                                        "https://spdx.org/rdf/3.0.1/terms/Core/NoAssertionElement"));
        model.putArray("ai_typeOfModel")
                .add(
                        document.architecture().containsKey("family")
                                ? document.architecture().get("family").bestText()
                                : "unknown");
        ArrayNode parameters = model.putArray("ai_hyperparameter");
        document.architecture().forEach((name, claim) -> entry(parameters, name, claim.bestText()));
        document.conditions().forEach((name, claim) -> entry(parameters, name, claim.bestText()));
        if (parameters.isEmpty()) {
            model.remove("ai_hyperparameter");
        }
        model.put("ai_informationAboutTraining", training());
        model.put("ai_limitation", String.join(" ", document.limits()));
        if (!document.ideas().isEmpty()) {
            ArrayNode domains = model.putArray("ai_domain");
            document.ideas().forEach(idea -> domains.add(idea.text()));
        }
        if (!document.evidence().isEmpty()) {
            ArrayNode metrics = model.putArray("ai_metric");
            document.evidence().forEach(one -> metrics(metrics, one));
        }
        if (document.identity() instanceof Identity.Files files) {
            model.putArray("verifiedUsing")
                    .addObject()
                    .put("type", "Hash")
                    .put("algorithm", "sha256")
                    .put("hashValue", files.root().hex())
                    .put("comment", "digest of the folder (OpenSSF Model Signing 1.0)");
        }
    }

    private static void metrics(ArrayNode metrics, VerificationEvidence one) {
        String of = " of verification " + one.id();
        entry(metrics, "verdict" + of, one.reported("/verdict"));
        entry(metrics, "log10 e-value" + of, one.reported("/evidence/log10E"));
        entry(metrics, "survival" + of, one.reported("/evidence/survival"));
    }

    private String training() {
        List<String> claims = new ArrayList<>();
        document.conditions()
                .forEach((name, claim) ->
                        claims.add(
                                name
                                        + ": "
                                        + claim.bestText()
                                        + " ("
                                        + claim.stands().word()
                                        + ")"));
        return claims.isEmpty() ? "Nothing is declared." : String.join("; ", claims);
    }

    private void relations() {
        int place = 0;
        for (Claim ancestor : document.lineage()) {
            String id = "ancestor-" + place;
            element("ai_AIPackage", id)
                    .put("name", Conditions.ancestor(ancestor))
                    .put("software_primaryPurpose", "model")
                    .put("comment", "as the passport has it: " + ancestor.stands().word());
            relation("relation-ancestor-" + place, base + id, "ancestorOf", base + "model");
            place++;
        }
        place = 0;
        for (String data : conditions.data()) {
            String id = "dataset-" + place;
            ObjectNode dataset = element("dataset_DatasetPackage", id);
            dataset.put("name", data).put("software_primaryPurpose", "data");
            dataset.putArray("dataset_datasetType").add("text");
            relation("relation-dataset-" + place, base + "model", "trainedOn", base + id);
            place++;
        }
    }

    private void relation(String id, String from, String type, String to) {
        ObjectNode relation = element("Relationship", id);
        relation.put("from", from).put("relationshipType", type).putArray("to").add(to);
    }

    private void spdxDocument() {
        ObjectNode whole =
                graph.addObject()
                        .put("type", "SpdxDocument")
                        .put("spdxId", base + "document")
                        .put("creationInfo", CREATION)
                        .put("name", "Semantic passport of " + document.edition().name())
                        .put("comment", "passport document SHA-256 " + document.digest());
        whole.putArray("profileConformance").add("core").add("software").add("ai").add("dataset");
        whole.putArray("rootElement").add(base + "model");
        elements.forEach(whole.putArray("element")::add);
    }

    private ObjectNode element(String type, String id) {
        elements.add(base + id);
        return graph.addObject()
                .put("type", type)
                .put("spdxId", base + id)
                .put("creationInfo", CREATION);
    }

    private static void entry(ArrayNode list, String key, String value) {
        list.addObject().put("type", "DictionaryEntry").put("key", key).put("value", value);
    }
}
