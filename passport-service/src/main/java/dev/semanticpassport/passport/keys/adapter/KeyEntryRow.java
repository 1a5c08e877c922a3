package dev.semanticpassport.passport.keys.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.semanticpassport.core.signing.DsseEnvelope;
import dev.semanticpassport.core.signing.JsonFields;
import dev.semanticpassport.document.keys.KeyHistory;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Table(name = "author_key_entry")
@NullUnmarked
class KeyEntryRow {
    @Id long index;
    String author;
    String line;
    String keyId;
    boolean makes;
    String envelope;

    KeyHistory.Logged logged() {
        return new KeyHistory.Logged(
                index,
                DsseEnvelope.fromJson(
                        JsonFields.of("log entry " + index, envelope.getBytes(UTF_8))));
    }
}
