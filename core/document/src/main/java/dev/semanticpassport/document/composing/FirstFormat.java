package dev.semanticpassport.document.composing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.semanticpassport.core.signing.JsonFields;
import dev.semanticpassport.document.Claim;
import dev.semanticpassport.document.Edition;
import dev.semanticpassport.document.Identity;
import dev.semanticpassport.document.PassportDocument;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads documents of the first format, {@code semantic-passport/v0}, in which everything was
 * declared. What is read has another digest: a revision that follows one names the stored bytes'.
 */
public final class FirstFormat {
    private static final String FORMAT = "semantic-passport/v0";

    private FirstFormat() {}

    /**
     * Reads a document of the present format or of the first one, such as a revision that is
     * revised.
     *
     * @param json the document; its file and place in it name errors
     */
    public static PassportDocument orPresent(JsonFields json) {
        return json.text("format").equals(FORMAT)
                ? fromJson(json)
                : PassportDocument.fromJson(json);
    }

    private static PassportDocument fromJson(JsonFields json) {
        JsonFields model = json.object("model");
        Map<String, Claim> conditions = new TreeMap<>();
        JsonFields given = json.object("conditions");
        given.names()
                .forEach(name ->
                        conditions.put(name, Claim.declared(given.object(name).any("value"))));
        return Composing.first(
                new Edition(
                        json.uuid("passportId"),
                        json.index("revision", Integer.MAX_VALUE),
                        json.given("previous")
                                ? Optional.of(json.sha256("previous"))
                                : Optional.empty(),
                        json.text("name"),
                        json.text("author")),
                model.optional("digest", name -> Claim.declared(model.object(name).any("value")))
                        .<Identity>map(digest -> new Identity.Files(digest, List.of()))
                        .orElse(new Identity.Named()),
                model.optional(
                                "architecture",
                                name -> Claim.declared(model.object(name).any("value")))
                        .map(family -> Map.of("family", family))
                        .orElse(Map.of()),
                model.optional("base", name -> model.object(name).text("value")).stream()
                        .map(FirstFormat::lineage)
                        .toList(),
                conditions,
                json.objects("ideas").stream()
                        .map(one -> Composing.idea(one.text("label")))
                        .toList());
    }

    private static Claim lineage(String base) {
        return Claim.declared(
                JsonNodeFactory.instance
                        .objectNode()
                        .put("model", base)
                        .put("relation", "unknown"));
    }
}
