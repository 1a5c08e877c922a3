package dev.semanticpassport.passport.document;

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
     * @param author whose passport it is
     * @param digest of the document
     * @param document canonical JSON
     * @param leaf for the log, canonical JSON
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Issued(
            UUID passportId,
            int revision,
            String name,
            String author,
            Sha256 digest,
            byte[] document,
            byte[] leaf) {}

    public static Issued issue(PassportDocument revision) {
        byte[] document = revision.canonical();
        Sha256 digest = Sha256.of(document);
        return new Issued(
                revision.passportId(),
                revision.revision(),
                revision.declared().name(),
                revision.declared().author(),
                digest,
                document,
                leaf(revision, digest));
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
