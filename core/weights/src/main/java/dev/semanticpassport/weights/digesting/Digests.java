package dev.semanticpassport.weights.digesting;

import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.weights.RefusedException;
import dev.semanticpassport.weights.TensorEntry;
import dev.semanticpassport.weights.working.Together;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** SHA-256 of bytes in memory. */
public final class Digests {
    private static final int PIECE_BYTES = 1 << 17;

    private Digests() {}

    /** Of all bytes, on one core. */
    public static Sha256 of(MemorySegment bytes) {
        return of(bytes, 0, bytes.byteSize());
    }

    /**
     * Of the bytes of each tensor, on all cores; in the given order.
     *
     * @param file the whole file
     */
    public static SequencedMap<TensorEntry, Sha256> ofTensors(
            MemorySegment file, List<TensorEntry> tensors) throws RefusedException {
        // the longest first, so that no core is left with one at the end
        List<TensorEntry> longestFirst =
                tensors.stream()
                        .sorted(Comparator.comparingLong(TensorEntry::sizeBytes).reversed())
                        .toList();
        Map<TensorEntry, Sha256> digests = new HashMap<>();
        Together.each(
                        longestFirst,
                        tensor -> Map.entry(tensor, of(file, tensor.firstByte(), tensor.endByte())))
                .forEach(one -> digests.put(one.getKey(), one.getValue()));
        SequencedMap<TensorEntry, Sha256> ordered = new LinkedHashMap<>();
        for (TensorEntry tensor : tensors) {
            Sha256 digest = digests.get(tensor);
            if (digest != null) {
                ordered.put(tensor, digest);
            }
        }
        return ordered;
    }

    static Sha256 of(MemorySegment bytes, long first, long end) {
        MessageDigest sha = sha256();
        update(sha, bytes, first, end);
        return Sha256.fromBytes(sha.digest());
    }

    static void update(MessageDigest sha, MemorySegment bytes, long first, long end) {
        byte[] piece = new byte[(int) Math.min(PIECE_BYTES, end - first)];
        for (long at = first; at < end; at += piece.length) {
            int count = (int) Math.min(piece.length, end - at);
            MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, at, piece, 0, count);
            sha.update(piece, 0, count);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
