package dev.semanticpassport.document.file;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semanticpassport.core.log.NoteKey;
import dev.semanticpassport.core.log.SignedCheckpoint;
import dev.semanticpassport.core.signing.JsonFields;
import dev.semanticpassport.core.signing.UnreadableFileException;
import java.util.List;

/**
 * What a log shows of a passport.
 *
 * @param key the log's, as the file names it; whoever knows the log's key holds it against this one
 * @param witnesses keys of those who cosigned the checkpoint, as the file names them
 * @param checkpoint the log at one size
 * @param leaves everything in the log that the passport rests on, ascending by index
 */
public record LogProof(
        NoteKey key,
        List<NoteKey> witnesses,
        SignedCheckpoint checkpoint,
        List<LoggedLeaf> leaves) {
    public LogProof {
        witnesses = List.copyOf(witnesses);
        leaves = List.copyOf(leaves);
        for (int place = 1; place < leaves.size(); place++) {
            if (leaves.get(place - 1).index() >= leaves.get(place).index()) {
                throw new IllegalArgumentException("the log's entries do not ascend");
            }
        }
    }

    ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("key", key.encoded()).put("checkpoint", checkpoint.note());
        ArrayNode seen = json.putArray("witnesses");
        witnesses.forEach(witness -> seen.add(witness.encoded()));
        ArrayNode list = json.putArray("entries");
        leaves.forEach(leaf -> list.add(leaf.toJson()));
        return json;
    }

    static LogProof fromJson(JsonFields json) {
        json.onlyThese("key", "witnesses", "checkpoint", "entries");
        SignedCheckpoint checkpoint;
        try {
            checkpoint = SignedCheckpoint.parse("checkpoint", json.text("checkpoint"));
        } catch (UnreadableFileException e) {
            throw json.error("checkpoint", String.valueOf(e.getMessage()));
        }
        return json.read(
                "entries",
                json.objects("entries").stream().map(LoggedLeaf::fromJson).toList(),
                leaves ->
                        new LogProof(
                                json.read("key", json.text("key"), NoteKey::parse),
                                json.read(
                                        "witnesses",
                                        json.texts("witnesses"),
                                        texts -> texts.stream().map(NoteKey::parse).toList()),
                                checkpoint,
                                leaves));
    }
}
