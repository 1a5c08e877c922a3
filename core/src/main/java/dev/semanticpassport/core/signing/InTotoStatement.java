package dev.semanticpassport.core.signing;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * An in-toto Statement v1: a predicate about things that are known by their digests.
 *
 * @param subject at least one, each with a digest
 * @param predicateType the URI that says how to read the predicate
 */
@JsonPropertyOrder({"_type", "subject", "predicateType", "predicate"})
public record InTotoStatement(
        @JsonProperty("_type") String type,
        List<Subject> subject,
        String predicateType,
        JsonNode predicate) {

    /** The one type of statement. */
    public static final String TYPE = "https://in-toto.io/Statement/v1";

    /** One thing spoken of. */
    public record Subject(String name, Digest digest) {}

    /** Its digest. */
    public record Digest(Sha256 sha256) {}

    public InTotoStatement {
        if (!type.equals(TYPE)) {
            throw new IllegalArgumentException("_type is not " + TYPE);
        }
        subject = List.copyOf(subject);
        if (subject.isEmpty()) {
            throw new IllegalArgumentException("a statement has at least one subject");
        }
    }

    /** A statement about one thing. */
    public static InTotoStatement about(
            String name, Sha256 digest, String predicateType, JsonNode predicate) {
        return new InTotoStatement(
                TYPE, List.of(new Subject(name, new Digest(digest))), predicateType, predicate);
    }

    /** The canonical bytes, which are what an envelope carries. */
    public byte[] canonicalBytes() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("_type", type);
        for (Subject one : subject) {
            node.withArray("subject")
                    .addObject()
                    .put("name", one.name())
                    .putObject("digest")
                    .put("sha256", one.digest().sha256().hex());
        }
        node.put("predicateType", predicateType).set("predicate", predicate);
        return CanonicalJson.bytes(node);
    }
}
