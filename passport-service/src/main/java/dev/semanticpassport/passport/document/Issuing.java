package dev.semanticpassport.passport.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.semanticpassport.core.signing.DsseEnvelope;
import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.document.PassportDocument;
import dev.semanticpassport.document.file.Leaf;
import java.util.Optional;
import java.util.UUID;

/** Makes a passport's revisions ready to be stored and logged. */
public final class Issuing {
    private Issuing() {}

    /**
     * The author's signature on a revision.
     *
     * @param keyId of the key that made it
     */
    public record Signed(String keyId, DsseEnvelope envelope) {}

    /**
     * A revision, ready to be stored and logged.
     *
     * @param digest of the document
     * @param document canonical JSON; its UTF-8 bytes are what was digested
     * @param leaf for the log, canonical JSON
     * @param signed empty where the author did not sign
     */
    public record Issued(
            UUID passportId,
            int revision,
            String name,
            Sha256 digest,
            String document,
            String leaf,
            Optional<Signed> signed) {}

    /** A revision that its author did not sign, or did. */
    public static Issued issue(PassportDocument revision, Optional<Signed> signed) {
        byte[] document = revision.canonical();
        Sha256 digest = Sha256.of(document);
        byte[] leaf =
                Leaf.bytes(
                        new Leaf.Issued(
                                revision.edition().passportId(),
                                revision.edition().revision(),
                                digest,
                                signed.map(Signed::keyId)));
        return new Issued(
                revision.edition().passportId(),
                revision.edition().revision(),
                revision.edition().name(),
                digest,
                new String(document, UTF_8),
                new String(leaf, UTF_8),
                signed);
    }
}
