package dev.semanticpassport.core.signing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals secrets under the current key, and opens those sealed under the current or an older one.
 * The identity (such as {@code passport/6f…/author-key}) is authenticated with the secret, so a
 * sealed secret copied to another row does not open there.
 */
public final class Sealing {

    private final SealingKey current;
    private final List<SealingKey> older;

    /** With older keys for what was sealed before the last rotation. */
    public Sealing(SealingKey current, List<SealingKey> older) {
        this.current = current;
        this.older = List.copyOf(older);
    }

    /**
     * Seals under the current key. A random nonce is safe for 2^32 secrets per key (NIST SP
     * 800-38D, 8.3).
     */
    public Sealed seal(byte[] secret, String identity, SecureRandom random) {
        byte[] nonce = new byte[Sealed.NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] head =
                ByteBuffer.allocate(Sealed.HEAD_BYTES)
                        .put(Sealed.VERSION)
                        .put(current.id())
                        .put(nonce)
                        .array();
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, current, nonce, head, identity);
            byte[] ciphertext = cipher.doFinal(secret);
            byte[] all = Arrays.copyOf(head, head.length + ciphertext.length);
            System.arraycopy(ciphertext, 0, all, head.length, ciphertext.length);
            return Sealed.fromBytes(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    /** Opens what was sealed for this identity. */
    public byte[] open(Sealed sealed, String identity) {
        SealingKey key = keyOf(sealed, identity);
        byte[] head = Arrays.copyOf(sealed.bytes(), Sealed.HEAD_BYTES);
        try {
            return cipher(Cipher.DECRYPT_MODE, key, sealed.nonce(), head, identity)
                    .doFinal(sealed.ciphertext());
        } catch (GeneralSecurityException e) {
            throw new CannotOpenException(
                    identity, "the bytes were changed, or belong to another identity");
        }
    }

    /** Whether it was sealed under the current key; if not, it is to be sealed again. */
    public boolean isCurrent(Sealed sealed) {
        return Arrays.equals(sealed.keyId(), current.id());
    }

    private SealingKey keyOf(Sealed sealed, String identity) {
        if (isCurrent(sealed)) {
            return current;
        }
        return older.stream()
                .filter(key -> Arrays.equals(sealed.keyId(), key.id()))
                .findFirst()
                .orElseThrow(() ->
                        new CannotOpenException(
                                identity, "it was sealed under a key that is not given here"));
    }

    private static Cipher cipher(
            int mode, SealingKey key, byte[] nonce, byte[] head, String identity)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.aes(), new GCMParameterSpec(Sealed.TAG_BYTES * Byte.SIZE, nonce));
        cipher.updateAAD(head);
        cipher.updateAAD(identity.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    /** A sealed secret does not open: names whose, never what. */
    public static final class CannotOpenException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        CannotOpenException(String identity, String reason) {
            super("the sealed secret of " + identity + " does not open: " + reason);
        }
    }
}
