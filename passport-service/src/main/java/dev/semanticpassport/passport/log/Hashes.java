package dev.semanticpassport.passport.log;

import dev.semanticpassport.core.signing.Sha256;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Digests as one run of bytes, as a column keeps them. */
public final class Hashes {
    private Hashes() {}

    /** The digests one after the other. */
    public static byte[] joined(List<Sha256> hashes) {
        ByteBuffer bytes = ByteBuffer.allocate(hashes.size() * Sha256.BYTES);
        hashes.forEach(hash -> bytes.put(hash.bytes()));
        return bytes.array();
    }

    /** The digests again. */
    public static List<Sha256> split(byte[] joined) {
        List<Sha256> hashes = new ArrayList<>();
        for (ByteBuffer bytes = ByteBuffer.wrap(joined); bytes.hasRemaining(); ) {
            byte[] hash = new byte[Sha256.BYTES];
            bytes.get(hash);
            hashes.add(Sha256.fromBytes(hash));
        }
        return List.copyOf(hashes);
    }
}
