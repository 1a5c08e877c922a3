package dev.semanticpassport.passport.tree;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semanticpassport.contracts.Edit;
import dev.semanticpassport.contracts.EventJson;
import dev.semanticpassport.core.signing.CanonicalJson;
import dev.semanticpassport.core.signing.Sha256;
import java.util.HexFormat;
import java.util.UUID;

/**
 * An edit as it is kept, sealed: with random bytes, so that its digest tells nobody what it says.
 */
public final class KeptEdit {
    private static final ObjectMapper MAPPER = EventJson.mapper();
    private static final int SALT_BYTES = 32;

    private final UUID editId;
    private final Edit edit;
    private final byte[] salt;

    /**
     * @param salt 32 fresh random bytes
     */
    public KeptEdit(UUID editId, Edit edit, byte[] salt) {
        if (salt.length != SALT_BYTES) {
            throw new IllegalArgumentException("a salt of " + salt.length + " bytes");
        }
        this.editId = editId;
        this.edit = edit;
        this.salt = salt.clone();
    }

    public UUID editId() {
        return editId;
    }

    public Edit edit() {
        return edit;
    }

    /** SHA-256(salt ‖ canonical JSON of the edit). */
    public Sha256 digest() {
        return Sha256.of(salt, CanonicalJson.bytes(MAPPER.<JsonNode>valueToTree(edit)));
    }

    /** What is sealed. */
    public byte[] exposeJson() {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("salt", HexFormat.of().formatHex(salt));
        json.set("edit", MAPPER.valueToTree(edit));
        return json.toString().getBytes(UTF_8);
    }

    /** Reads what was sealed. */
    public static KeptEdit parse(UUID editId, byte[] json) {
        JsonNode read = CanonicalJson.read("edit " + editId, json);
        try {
            return new KeptEdit(
                    editId,
                    MAPPER.treeToValue(read.path("edit"), Edit.class),
                    HexFormat.of().parseHex(read.path("salt").asText()));
        } catch (JsonProcessingException e) {
            // without the cause, whose message quotes the edit
            throw new IllegalStateException("edit " + editId + " cannot be read again");
        }
    }

    @Override
    public String toString() {
        return "KeptEdit[" + editId + "]";
    }
}
