package dev.semanticpassport.core.beacons;

import dev.semanticpassport.core.signing.Sha256;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * The author's secret: the key K that chooses the targets, and the salt that goes with it into the
 * commitment. Hides itself in text, and has nothing that a JSON mapper would find.
 */
public final class AuthorKey {

    private static final String KEYS_INFO = "semantic-passport/v1/beacon-keys";
    private static final String BLINDING_INFO = "semantic-passport/v1/beacon-blindings";

    private final SecretBytes key;
    private final SecretBytes salt;

    private AuthorKey(SecretBytes key, SecretBytes salt) {
        this.key = key;
        this.salt = salt;
    }

    /** Draws key and salt. */
    public static AuthorKey draw(SecureRandom random) {
        return new AuthorKey(SecretBytes.draw(random), SecretBytes.draw(random));
    }

    /** From key and salt, 32 bytes each. */
    public static AuthorKey of(byte[] key, byte[] salt) {
        return new AuthorKey(
                SecretBytes.of("an author's key", key), SecretBytes.of("its salt", salt));
    }

    /** Reads what {@link #exposeBase64()} wrote: key ‖ salt, 64 bytes in base64. */
    public static AuthorKey fromBase64(String base64) {
        byte[] both;
        try {
            both = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the author's key is not standard base64");
        }
        if (both.length != 2 * SecretBytes.LENGTH) {
            throw new IllegalArgumentException(
                    "the author's key with its salt has "
                            + both.length
                            + " bytes instead of "
                            + 2 * SecretBytes.LENGTH);
        }
        return of(
                Arrays.copyOf(both, SecretBytes.LENGTH),
                Arrays.copyOfRange(both, SecretBytes.LENGTH, both.length));
    }

    /** The secret itself, key ‖ salt in base64; only for the author's file, or to be sealed. */
    public String exposeBase64() {
        return Base64.getEncoder().encodeToString(exposeBytes());
    }

    /** The secret itself, key ‖ salt; only for the author's file, or to be sealed. */
    public byte[] exposeBytes() {
        byte[] both = Arrays.copyOf(key.copy(), 2 * SecretBytes.LENGTH);
        System.arraycopy(salt.copy(), 0, both, SecretBytes.LENGTH, SecretBytes.LENGTH);
        return both;
    }

    /** SHA-256(K ‖ salt): what is logged before randomness is drawn. */
    public Sha256 commitment() {
        return Sha256.of(key.copy(), salt.copy());
    }

    /** The keys of the first {@code count} beacons under the randomness r. */
    public List<BeaconKey> beaconKeys(Randomness randomness, int count) {
        byte[] master = Bytes.hkdf(key.copy(), randomness.r(), KEYS_INFO);
        List<BeaconKey> keys = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            keys.add(BeaconKey.of(Bytes.hmac(master, Bytes.u32be(index))));
        }
        return List.copyOf(keys);
    }

    /** What hides a beacon's leaf until it is opened. */
    Sha256 blinding(int index) {
        byte[] master = Bytes.hkdf(key.copy(), new byte[Sha256.BYTES], BLINDING_INFO);
        return Sha256.fromBytes(Bytes.hmac(master, Bytes.u32be(index)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AuthorKey that && key.equals(that.key) && salt.equals(that.salt);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return "AuthorKey[hidden]";
    }
}
