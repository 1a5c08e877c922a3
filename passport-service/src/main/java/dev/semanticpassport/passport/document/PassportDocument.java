package dev.semanticpassport.passport.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semanticpassport.core.signing.CanonicalJson;
import dev.semanticpassport.core.signing.Sha256;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One revision of a passport: a canonical JSON document that is linked to the revision before it by
 * digest. Every claim says how it stands; what an author declares stands as declared, without
 * evidence. Time stands outside: the same declaration gives the same bytes.
 *
 * @param revision from 1
 * @param previous digest of the revision before; null for the first
 */
public record PassportDocument(
        UUID passportId, int revision, @Nullable Sha256 previous, Declaration declared) {

    /** The version of the format, the document's first word to whoever reads it. */
    public static final String FORMAT = "semantic-passport/v0";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    public PassportDocument {
        if (revision < 1 || (revision == 1) != (previous == null)) {
            throw new IllegalArgumentException(
                    "the first revision has no previous one, and every later one has");
        }
    }

    /** The canonical bytes (RFC 8785): what is stored, hashed and logged. */
    public byte[] canonical() {
        ObjectNode document = JSON.objectNode();
        document.put("format", FORMAT)
                .put("passportId", passportId.toString())
                .put("revision", revision)
                .put("previous", previous == null ? null : previous.hex())
                .put("name", declared.name())
                .put("author", declared.author());
        ObjectNode model = document.putObject("model");
        putText(model, "digest", declared.model().digest());
        putText(model, "architecture", declared.model().architecture());
        putText(model, "base", declared.model().base());
        ArrayNode ideas = document.putArray("ideas");
        declared.ideas().forEach(label -> ideas.add(claim("label", JSON.textNode(label))));
        ObjectNode conditions = document.putObject("conditions");
        declared.conditions().forEach((name, value) -> conditions.set(name, claim("value", value)));
        return CanonicalJson.bytes(document);
    }

    private static void putText(ObjectNode object, String name, @Nullable String text) {
        if (text != null) {
            object.set(name, claim("value", JSON.textNode(text)));
        }
    }

    private static ObjectNode claim(String name, JsonNode value) {
        ObjectNode claim = JSON.objectNode();
        claim.set(name, value);
        claim.put("stands", "declared").putArray("evidence");
        return claim;
    }
}
