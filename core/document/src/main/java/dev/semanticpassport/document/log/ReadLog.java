package dev.semanticpassport.document.log;

import dev.semanticpassport.core.log.NoteKey;
import dev.semanticpassport.core.log.SignedCheckpoint;
import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.document.file.Leaf;
import dev.semanticpassport.document.keys.KeyHistory;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * An exported log, read from its first leaf to its last.
 *
 * @param key the log's, as the export names it
 * @param witnesses keys of witnesses, as the export names them
 * @param checkpoints all that the export has, ascending by size
 * @param size number of leaves
 * @param roots of the trees of the sizes that were asked for, as far as the log has them
 * @param issued the revisions of the passport that was asked for, by index; of all passports where
 *     none was
 * @param keys authors' keys after the last leaf
 * @param problems leaves that are not as leaves must be, in words
 */
public record ReadLog(
        NoteKey key,
        List<NoteKey> witnesses,
        List<SignedCheckpoint> checkpoints,
        long size,
        Map<Long, Sha256> roots,
        SortedMap<Long, Leaf.Issued> issued,
        KeyHistory keys,
        List<String> problems) {
    public ReadLog {
        witnesses = List.copyOf(witnesses);
        checkpoints = List.copyOf(checkpoints);
        roots = Map.copyOf(roots);
        issued = java.util.Collections.unmodifiableSortedMap(new java.util.TreeMap<>(issued));
        problems = List.copyOf(problems);
    }
}
