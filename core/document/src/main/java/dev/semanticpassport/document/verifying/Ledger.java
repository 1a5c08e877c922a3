package dev.semanticpassport.document.verifying;

import dev.semanticpassport.document.file.Leaf;
import dev.semanticpassport.document.keys.KeyHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What the file's leaves say, sorted by what they are about.
 *
 * @param leaves by index, those that stand in the log
 */
record Ledger(Map<Long, Leaf> leaves) {
    Ledger {
        leaves = java.util.Collections.unmodifiableMap(new TreeMap<>(leaves));
    }

    /** The leaf at an index, where it is of this kind. */
    <T extends Leaf> Optional<T> at(long index, Class<T> kind) {
        return Optional.ofNullable(leaves.get(index)).filter(kind::isInstance).map(kind::cast);
    }

    /** The revisions of a passport with their indices, in the log's order. */
    List<Map.Entry<Long, Leaf.Issued>> issued(UUID passport) {
        List<Map.Entry<Long, Leaf.Issued>> issued = new ArrayList<>();
        leaves.forEach((index, leaf) -> {
            if (leaf instanceof Leaf.Issued one && one.passport().equals(passport)) {
                issued.add(Map.entry(index, one));
            }
        });
        return issued;
    }

    /** Authors' keys as these leaves have them. */
    KeyHistory keys() {
        List<KeyHistory.Logged> entries = new ArrayList<>();
        leaves.forEach((index, leaf) -> {
            if (leaf instanceof Leaf.Key(var envelope)) {
                entries.add(new KeyHistory.Logged(index, envelope));
            }
        });
        return KeyHistory.of(entries);
    }
}
