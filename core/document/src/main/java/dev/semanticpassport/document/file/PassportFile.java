package dev.semanticpassport.document.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semanticpassport.core.signing.CanonicalJson;
import dev.semanticpassport.core.signing.DsseEnvelope;
import dev.semanticpassport.core.signing.InTotoStatement;
import dev.semanticpassport.core.signing.JsonFields;
import dev.semanticpassport.core.signing.SigningKey;
import dev.semanticpassport.document.PassportDocument;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * A passport to hand over: the document as an in-toto statement in a signed envelope, and what the
 * log shows of it. Canonical JSON; a file with any other bytes is refused.
 *
 * @param log empty where the passport was never logged
 */
public record PassportFile(DsseEnvelope envelope, Optional<LogProof> log) {

    /** The file's first field. */
    public static final String FORMAT = "semantic-passport/file/v1";

    /** What the statement's predicate is: a passport's document. */
    public static final String PREDICATE_TYPE =
            "https://semanticpassport.dev/attestation/semantic-passport/v1";

    /** Signs a document with its author's key. */
    public static DsseEnvelope sign(
            PassportDocument document, SigningKey author, SecureRandom random) {
        return DsseEnvelope.sign(
                DsseEnvelope.IN_TOTO, statement(document).canonicalBytes(), author, random);
    }

    /** The statement that is signed: the document, about the model's digest. */
    public static InTotoStatement statement(PassportDocument document) {
        return InTotoStatement.about(
                document.edition().name(),
                document.identity().subject(document.edition()),
                PREDICATE_TYPE,
                document.toJson());
    }

    /** The file's bytes. */
    public byte[] canonical() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("format", FORMAT).set("envelope", envelope.toJson());
        log.ifPresent(proof -> json.set("log", proof.toJson()));
        return CanonicalJson.bytes(json);
    }

    /**
     * Reads a file; says nothing yet about whether it holds, nor whether its bytes are canonical.
     *
     * @param file its name, for errors
     */
    public static PassportFile parse(String file, byte[] bytes) {
        JsonFields json = JsonFields.of(file, bytes);
        json.requireText("format", FORMAT);
        json.onlyThese("format", "envelope", "log");
        return new PassportFile(
                DsseEnvelope.fromJson(json.object("envelope")),
                json.optional("log", name -> LogProof.fromJson(json.object(name))));
    }

    /**
     * The document inside, read strictly; says nothing yet about who signed it.
     *
     * @param file the file's name, for errors
     */
    public PassportDocument document(String file) {
        return PassportDocument.fromJson(
                JsonFields.of(file, "payload.predicate", payload(file).path("predicate")));
    }

    /** The signed statement as a tree of JSON. */
    public JsonNode payload(String file) {
        return CanonicalJson.read(file + ", payload", envelope.payloadBytes());
    }
}
