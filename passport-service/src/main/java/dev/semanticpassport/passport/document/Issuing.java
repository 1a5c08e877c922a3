package dev.semanticpassport.passport.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.semanticpassport.core.signing.CanonicalJson;
import dev.semanticpassport.core.signing.Sha256;
import java.util.UUID;

/** Makes a passport's revisions. */
public final class Issuing {
    private Issuing() {}

    /**
     * A revision, ready to be stored and logged.
     *
     * @param digest of the document
     * @param document canonical JSON; its UTF-8 bytes are what was digested
     * @param leaf for the log, canonical JSON
     */
    public record Issued(
            UUID passportId,
            int revision,
            String name,
            Sha256 digest,
            String document,
            String leaf) {}

    public static Issued issue(PassportDocument revision) {
        byte[] document = revision.canonical();
        Sha256 digest = Sha256.of(document);
        return new Issued(
                revision.passportId(),
                revision.revision(),
                revision.declared().name(),
                digest,
                new String(document, UTF_8),
                new String(leaf(revision, digest), UTF_8));
    }

    private static byte[] leaf(PassportDocument revision, Sha256 digest) {
        return CanonicalJson.bytes(
                JsonNodeFactory.instance
                        .objectNode()
                        .put("type", "passport.issued")
                        .put("passport", revision.passportId().toString())
                        .put("revision", revision.revision())
                        .put("digest", digest.hex()));
    }
}
