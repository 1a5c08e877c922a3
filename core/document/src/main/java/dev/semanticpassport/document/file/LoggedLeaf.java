package dev.semanticpassport.document.file;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semanticpassport.core.log.InclusionProof;
import dev.semanticpassport.core.log.TreeHashing;
import dev.semanticpassport.core.signing.JsonFields;
import dev.semanticpassport.core.signing.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A leaf of the log with what shows that it stands there.
 *
 * @param index its place, from 0
 * @param leaf canonical JSON; its UTF-8 bytes are hashed
 * @param path sibling hashes from the leaf upwards, in the tree of the file's checkpoint
 */
public record LoggedLeaf(long index, String leaf, List<Sha256> path) {
    public LoggedLeaf {
        path = List.copyOf(path);
    }

    public byte[] bytes() {
        return leaf.getBytes(StandardCharsets.UTF_8);
    }

    /** What the leaf says. */
    public Leaf parsed() {
        return Leaf.parse("log entry " + index, bytes());
    }

    /** Whether it stands in the tree of this size and root. */
    public boolean standsIn(long size, Sha256 root) {
        return new InclusionProof(index, size, path).verify(TreeHashing.leaf(bytes()), root);
    }

    ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("index", index).put("leaf", leaf);
        ArrayNode hashes = json.putArray("path");
        path.forEach(hash -> hashes.add(hash.hex()));
        return json;
    }

    static LoggedLeaf fromJson(JsonFields json) {
        json.onlyThese("index", "leaf", "path");
        return new LoggedLeaf(
                json.count("index"),
                json.text("leaf"),
                json.read(
                        "path",
                        json.texts("path"),
                        texts -> texts.stream().map(Sha256::parse).toList()));
    }
}
