package dev.semanticpassport.document.keys;

import dev.semanticpassport.core.signing.DsseEnvelope;
import dev.semanticpassport.core.signing.UnreadableFileException;
import dev.semanticpassport.core.signing.VerificationKey;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which key was whose, from when until when: the log's entries on keys, replayed in the log's
 * order. An entry that was not signed as it must be changes nothing.
 *
 * @param keys by key id
 * @param refused entries that change nothing, and why
 */
public record KeyHistory(Map<String, Known> keys, List<Refused> refused) {

    /** Before any entry. */
    public static final KeyHistory EMPTY = new KeyHistory(Map.of(), List.of());

    /** An entry as the log has it, at its index. */
    public record Logged(long index, DsseEnvelope envelope) {}

    /** An entry that does not count. */
    public record Refused(long index, String reason) {}

    /** A key's end: what ended it, and where in the log. */
    public record End(long index, String by) {}

    /**
     * A key that the log knows.
     *
     * @param root id of the first key of its line: rotation keeps the line
     * @param from index of the entry that made it known
     */
    public record Known(
            VerificationKey key, String author, String root, long from, Optional<End> end) {}

    /** What adding an entry gave. */
    public sealed interface Change {
        record Accepted(KeyHistory history) implements Change {}

        record NotAccepted(String reason) implements Change {}
    }

    /** How a key stands at a place in the log. */
    public sealed interface AtIndex {
        /** It may sign there. */
        record Valid(Known known) implements AtIndex {}

        /** It was not known yet. */
        record NotYet(Known known) implements AtIndex {}

        /** It had ended before. */
        record Ended(Known known, End end) implements AtIndex {}

        /** The log tells nothing of it. */
        record Unknown() implements AtIndex {}
    }

    public KeyHistory {
        keys = Map.copyOf(keys);
        refused = List.copyOf(refused);
    }

    /** Replays entries; their order among each other is that of their indices. */
    public static KeyHistory of(Collection<Logged> entries) {
        KeyHistory history = EMPTY;
        for (Logged entry :
                entries.stream().sorted(Comparator.comparingLong(Logged::index)).toList()) {
            history =
                    switch (history.with(entry)) {
                        case Change.Accepted(KeyHistory grown) -> grown;
                        case Change.NotAccepted(String reason) ->
                                history.refusing(new Refused(entry.index(), reason));
                    };
        }
        return history;
    }

    /** The history with one more entry, or why it does not count. */
    public Change with(Logged logged) {
        KeyEntry entry;
        try {
            entry = KeyEntry.read("key entry " + logged.index(), logged.envelope());
        } catch (UnreadableFileException e) {
            return new Change.NotAccepted(String.valueOf(e.getMessage()));
        }
        return switch (entry) {
            case KeyEntry.Created created -> create(logged, created);
            case KeyEntry.Rotated rotated -> rotate(logged, rotated);
            case KeyEntry.Revoked revoked -> revoke(logged, revoked);
        };
    }

    /** How a key stands at an index: before that entry itself. */
    public AtIndex at(String keyId, long index) {
        Known known = keys.get(keyId);
        if (known == null) {
            return new AtIndex.Unknown();
        }
        if (known.from() >= index) {
            return new AtIndex.NotYet(known);
        }
        return known.end()
                .filter(end -> end.index() < index)
                .<AtIndex>map(end -> new AtIndex.Ended(known, end))
                .orElse(new AtIndex.Valid(known));
    }

    private Change create(Logged logged, KeyEntry.Created created) {
        if (keys.containsKey(created.keyId())) {
            return new Change.NotAccepted("the key " + created.keyId() + " is known already");
        }
        if (!signedBy(logged, created.key())) {
            return new Change.NotAccepted("it is not signed by the key that it creates");
        }
        return accepted(
                new Known(
                        created.key(),
                        created.author(),
                        created.keyId(),
                        logged.index(),
                        Optional.empty()));
    }

    private Change rotate(Logged logged, KeyEntry.Rotated rotated) {
        Known previous = keys.get(rotated.previous());
        if (previous == null || previous.end().isPresent()) {
            return new Change.NotAccepted(
                    "the key "
                            + rotated.previous()
                            + (previous == null ? " is not known" : " has ended already"));
        }
        if (keys.containsKey(rotated.keyId())) {
            return new Change.NotAccepted("the key " + rotated.keyId() + " is known already");
        }
        if (!previous.author().equals(rotated.author())) {
            return new Change.NotAccepted("the author is not that of the key before");
        }
        if (!signedBy(logged, previous.key()) || !signedBy(logged, rotated.key())) {
            return new Change.NotAccepted("it is not signed by both the old key and the new one");
        }
        KeyHistory ended = ended(previous, logged.index(), "rotated to " + rotated.keyId());
        return ended.accepted(
                new Known(
                        rotated.key(),
                        rotated.author(),
                        previous.root(),
                        logged.index(),
                        Optional.empty()));
    }

    private Change revoke(Logged logged, KeyEntry.Revoked revoked) {
        Known known = keys.get(revoked.keyId());
        if (known == null) {
            return new Change.NotAccepted("the key " + revoked.keyId() + " is not known");
        }
        if (known.end().filter(end -> end.by().startsWith("revoked")).isPresent()) {
            return new Change.NotAccepted("the key " + revoked.keyId() + " is revoked already");
        }
        boolean signed =
                keys.values().stream()
                        .filter(one -> one.root().equals(known.root()))
                        .filter(one -> one.end().isEmpty() || one.equals(known))
                        .anyMatch(one -> signedBy(logged, one.key()));
        if (!signed) {
            return new Change.NotAccepted(
                    "it is signed neither by the key itself nor by one that took its place");
        }
        return new Change.Accepted(ended(known, logged.index(), "revoked: " + revoked.reason()));
    }

    /** An earlier end stays: a key that was rotated and then revoked ended at the rotation. */
    private KeyHistory ended(Known known, long index, String by) {
        long since = known.end().map(End::index).orElse(index);
        return put(
                new Known(
                        known.key(),
                        known.author(),
                        known.root(),
                        known.from(),
                        Optional.of(new End(since, by))));
    }

    private Change accepted(Known known) {
        return new Change.Accepted(put(known));
    }

    private KeyHistory put(Known known) {
        Map<String, Known> grown = new LinkedHashMap<>(keys);
        grown.put(known.key().keyId(), known);
        return new KeyHistory(grown, refused);
    }

    private KeyHistory refusing(Refused one) {
        return new KeyHistory(
                keys,
                java.util.stream.Stream.concat(refused.stream(), java.util.stream.Stream.of(one))
                        .toList());
    }

    private static boolean signedBy(Logged logged, VerificationKey key) {
        return logged.envelope().verify(List.of(key)) instanceof DsseEnvelope.Check.Signed;
    }
}
