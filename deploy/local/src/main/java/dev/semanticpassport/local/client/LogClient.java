package dev.semanticpassport.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.semanticpassport.core.log.ConsistencyProof;
import dev.semanticpassport.core.log.NoteKey;
import dev.semanticpassport.core.log.SignedCheckpoint;
import dev.semanticpassport.core.signing.CanonicalJson;
import dev.semanticpassport.core.signing.DsseEnvelope;
import dev.semanticpassport.core.signing.JsonFields;
import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.document.file.LogProof;
import dev.semanticpassport.document.file.LoggedLeaf;
import dev.semanticpassport.document.keys.KeyHistory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/** Speaks to a platform's log. */
public final class LogClient {
    private static final String LOG = "/api/v1/log";
    private static final int PAGE = 1000;

    private final Rest rest;

    public LogClient(Rest rest) {
        this.rest = rest;
    }

    /** The log's key and its witnesses', as the log tells them. */
    public record About(NoteKey key, List<NoteKey> witnesses) {}

    public About about() {
        JsonNode about = rest.read(LOG);
        List<NoteKey> witnesses = new ArrayList<>();
        about.path("witnesses").forEach(one -> witnesses.add(NoteKey.parse(one.asText())));
        return new About(NoteKey.parse(about.path("publicKey").asText()), witnesses);
    }

    /** A checkpoint of the log as it is now. */
    public SignedCheckpoint checkpoint() {
        return parse(rest.post(LOG + "/checkpoints", null));
    }

    private static SignedCheckpoint parse(JsonNode answer) {
        return SignedCheckpoint.parse("checkpoint", answer.path("note").asText());
    }

    /** Shows that the log only grew between two sizes. */
    public ConsistencyProof consistency(long older, long newer) {
        JsonNode proof = rest.read(LOG + "/consistency?from=" + older + "&to=" + newer);
        return new ConsistencyProof(older, newer, hashes(proof.path("hashes")));
    }

    /** Hands a witness's signature line over. */
    public void cosign(long size, String line) {
        rest.post(LOG + "/checkpoints/" + size + "/cosignatures", Map.of("cosignature", line));
    }

    /** Logs an entry on a key and answers its index. */
    public long addKey(DsseEnvelope envelope) {
        return rest.post(LOG + "/keys", envelope.toJson()).path("logIndex").asLong();
    }

    /** Entries of the line of a key. */
    public List<KeyHistory.Logged> keyLine(String keyId) {
        List<KeyHistory.Logged> entries = new ArrayList<>();
        for (JsonNode one : rest.read(LOG + "/keys?key=" + keyId).path("entries")) {
            entries.add(
                    new KeyHistory.Logged(
                            one.path("logIndex").asLong(),
                            DsseEnvelope.fromJson(
                                    JsonFields.of("key entry", "", one.path("envelope")))));
        }
        return entries;
    }

    /** What the log shows of these entries, at a checkpoint as of now. */
    public LogProof proof(Collection<Long> indices) {
        About about = about();
        SignedCheckpoint checkpoint = checkpoint();
        long size = checkpoint.checkpoint().size();
        List<LoggedLeaf> leaves = new ArrayList<>();
        for (long index : indices.stream().sorted().distinct().toList()) {
            JsonNode proof = rest.read(LOG + "/entries/" + index + "/proof?size=" + size);
            leaves.add(new LoggedLeaf(index, leaf(index), hashes(proof.path("path"))));
        }
        List<NoteKey> cosigners =
                about.witnesses().stream()
                        .filter(witness -> checkpoint.cosignedBy(witness).isPresent())
                        .toList();
        return new LogProof(about.key(), cosigners, checkpoint, leaves);
    }

    private String leaf(long index) {
        return rest.read(LOG + "/entries?limit=1&from=" + index)
                .path("entries")
                .path(0)
                .path("leaf")
                .asText();
    }

    /** Hears every leaf below an index, in order. */
    public void leaves(long end, java.util.function.Consumer<String> each, LongConsumer progress) {
        for (long from = 0; from < end; from += PAGE) {
            JsonNode page =
                    rest.read(
                            LOG + "/entries?from=" + from + "&limit=" + Math.min(PAGE, end - from));
            page.path("entries").forEach(entry -> each.accept(entry.path("leaf").asText()));
            progress.accept(Math.min(from + PAGE, end));
        }
    }

    private static List<Sha256> hashes(JsonNode list) {
        List<Sha256> hashes = new ArrayList<>();
        list.forEach(hash -> hashes.add(Sha256.parse(hash.asText())));
        return hashes;
    }

    /** The canonical bytes of an answer's tree. */
    static byte[] canonical(JsonNode json) {
        return CanonicalJson.bytes(json);
    }
}
