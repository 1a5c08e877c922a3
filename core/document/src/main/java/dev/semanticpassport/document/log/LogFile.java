package dev.semanticpassport.document.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semanticpassport.core.log.CompactRange;
import dev.semanticpassport.core.log.NoteKey;
import dev.semanticpassport.core.log.SignedCheckpoint;
import dev.semanticpassport.core.log.TreeHashing;
import dev.semanticpassport.core.signing.CanonicalJson;
import dev.semanticpassport.core.signing.JsonFields;
import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.core.signing.UnreadableFileException;
import dev.semanticpassport.document.file.Leaf;
import dev.semanticpassport.document.keys.KeyHistory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A log as a file of lines: a head with keys and checkpoints, then every leaf, in order, as it was
 * hashed. A leaf is canonical JSON, which has no line ends.
 */
public final class LogFile {

    /** The head's first field. */
    public static final String FORMAT = "semantic-passport/log/v1";

    private LogFile() {}

    /** The first line of an export, without its line end. */
    public static String head(
            NoteKey key, List<NoteKey> witnesses, List<SignedCheckpoint> checkpoints) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("format", FORMAT).put("key", key.encoded());
        ArrayNode seen = json.putArray("witnesses");
        witnesses.forEach(witness -> seen.add(witness.encoded()));
        ArrayNode notes = json.putArray("checkpoints");
        checkpoints.forEach(checkpoint -> notes.add(checkpoint.note()));
        return new String(CanonicalJson.bytes(json), UTF_8);
    }

    /**
     * Reads an export line by line; holds neither leaves nor lines.
     *
     * @param file its name, for errors
     * @param sizes of the trees whose roots are wanted, beside those of the checkpoints
     * @param passport whose revisions are wanted; of all where empty
     */
    public static ReadLog read(
            String file, Iterator<String> lines, Set<Long> sizes, Optional<UUID> passport) {
        if (!lines.hasNext()) {
            throw new UnreadableFileException(file, "", "is empty");
        }
        JsonFields head = JsonFields.of(file, lines.next().getBytes(UTF_8));
        head.requireText("format", FORMAT);
        head.onlyThese("format", "key", "witnesses", "checkpoints");
        List<SignedCheckpoint> checkpoints =
                head.texts("checkpoints").stream()
                        .map(note -> SignedCheckpoint.parse(head.where("checkpoints"), note))
                        .sorted(Comparator.comparingLong(one -> one.checkpoint().size()))
                        .toList();
        Replay replay = new Replay(file, passport);
        checkpoints.forEach(one -> replay.wanted.add(one.checkpoint().size()));
        replay.wanted.addAll(sizes);
        lines.forEachRemaining(replay::leaf);
        return new ReadLog(
                head.read("key", head.text("key"), NoteKey::parse),
                head.read(
                        "witnesses",
                        head.texts("witnesses"),
                        texts -> texts.stream().map(NoteKey::parse).toList()),
                checkpoints,
                replay.tree.size(),
                replay.roots,
                replay.issued,
                KeyHistory.of(replay.keys),
                replay.problems);
    }

    private static final class Replay {
        private final String file;
        private final Optional<UUID> passport;
        private final Set<Long> wanted = new java.util.HashSet<>();
        private final Map<Long, Sha256> roots = new HashMap<>();
        private final TreeMap<Long, Leaf.Issued> issued = new TreeMap<>();
        private final List<KeyHistory.Logged> keys = new ArrayList<>();
        private final List<String> problems = new ArrayList<>();
        private CompactRange tree = CompactRange.EMPTY;

        private Replay(String file, Optional<UUID> passport) {
            this.file = file;
            this.passport = passport;
        }

        private void leaf(String line) {
            byte[] bytes = line.getBytes(UTF_8);
            long index = tree.size();
            tree = tree.append(TreeHashing.leaf(bytes));
            if (wanted.contains(tree.size())) {
                roots.put(tree.size(), tree.root());
            }
            try {
                keep(index, Leaf.parse(file + ", log entry " + index, bytes));
            } catch (UnreadableFileException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }

        private void keep(long index, Leaf leaf) {
            switch (leaf) {
                case Leaf.Issued one -> {
                    if (passport.isEmpty() || passport.orElseThrow().equals(one.passport())) {
                        issued.put(index, one);
                    }
                }
                case Leaf.Key(var envelope) -> keys.add(new KeyHistory.Logged(index, envelope));
                case Leaf.Frozen _, Leaf.Keyed _, Leaf.Verdict _, Leaf.Other _ -> {}
            }
        }
    }
}
