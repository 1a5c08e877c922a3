package dev.semanticpassport.passport.document;

import com.fasterxml.jackson.databind.JsonNode;
import dev.semanticpassport.core.signing.CanonicalJson;
import dev.semanticpassport.core.signing.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A stored revision of a passport: the canonical document, byte for byte, and its place. */
public final class IssuedPassport {
    private final UUID passportId;
    private final int revision;
    private final Sha256 digest;
    private final byte[] document;
    private final long leaf;
    private final Instant issuedAt;
    private final @Nullable String keyId;

    public IssuedPassport(
            UUID passportId,
            int revision,
            Sha256 digest,
            byte[] document,
            long leaf,
            Instant issuedAt,
            @Nullable String keyId) {
        this.passportId = passportId;
        this.revision = revision;
        this.digest = digest;
        this.document = document.clone();
        this.leaf = leaf;
        this.issuedAt = issuedAt;
        this.keyId = keyId;
    }

    public UUID passportId() {
        return passportId;
    }

    public int revision() {
        return revision;
    }

    public Sha256 digest() {
        return digest;
    }

    /** The canonical document's text; its UTF-8 bytes are the document. */
    public String text() {
        return new String(document, StandardCharsets.UTF_8);
    }

    /** Index of its leaf in the log. */
    public long leaf() {
        return leaf;
    }

    public Instant issuedAt() {
        return issuedAt;
    }

    /** Id of the author's key that signed it; null where the author did not. */
    public @Nullable String keyId() {
        return keyId;
    }

    /** The model's name in this revision. */
    public String name() {
        return json().path("name").textValue();
    }

    public String author() {
        return json().path("author").textValue();
    }

    /** Labels of the declared ideas. */
    public List<String> ideas() {
        List<String> labels = new ArrayList<>();
        json().path("ideas").forEach(idea -> labels.add(idea.path("label").textValue()));
        return List.copyOf(labels);
    }

    private JsonNode json() {
        return CanonicalJson.read("passport " + passportId, document);
    }
}
