package dev.semanticpassport.passport.document.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.semanticpassport.core.signing.CanonicalJson;
import dev.semanticpassport.passport.document.Issuing.Issued;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Table(name = "passport_revision")
@IdClass(RevisionRow.Key.class)
@NullUnmarked
class RevisionRow {
    @Id UUID passportId;
    @Id int revision;
    byte[] digest;
    byte[] document;
    long leaf;
    Instant issuedAt;

    /** Null where the author did not sign, as the envelope is. */
    String keyId;

    String envelope;

    record Key(UUID passportId, int revision) {}

    static RevisionRow of(Issued issued, long leaf, Instant at) {
        RevisionRow row = new RevisionRow();
        row.passportId = issued.passportId();
        row.revision = issued.revision();
        row.digest = issued.digest().bytes();
        row.document = issued.document().getBytes(UTF_8);
        row.leaf = leaf;
        row.issuedAt = at;
        issued.signed()
                .ifPresent(signed -> {
                    row.keyId = signed.keyId();
                    row.envelope =
                            new String(CanonicalJson.bytes(signed.envelope().toJson()), UTF_8);
                });
        return row;
    }
}
