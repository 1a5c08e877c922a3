package dev.semanticpassport.core.signing;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * PKCS#8 under a passphrase: PBES2 with PBKDF2-HMAC-SHA256 and AES-256-CBC (RFC 8018), as OpenSSL
 * reads and writes it.
 */
final class KeyEncryption {

    /** What OWASP asks of PBKDF2-HMAC-SHA256 at least. */
    static final int ITERATIONS = 600_000;

    /** A file with more would keep its reader busy for minutes. */
    private static final int MOST_ITERATIONS = 20_000_000;

    /** The JDK's name of this one combination. */
    private static final String SCHEME = "PBEWithHmacSHA256AndAES_256";

    private static final int SALT_BYTES = 16;
    private static final int IV_BYTES = 16;
    private static final int KEY_BITS = 256;

    private KeyEncryption() {}

    static byte[] encrypt(byte[] pkcs8, char[] passphrase, SecureRandom random) {
        byte[] salt = new byte[SALT_BYTES];
        byte[] iv = new byte[IV_BYTES];
        random.nextBytes(salt);
        random.nextBytes(iv);
        PBEParameterSpec with = new PBEParameterSpec(salt, ITERATIONS, new IvParameterSpec(iv));
        try {
            AlgorithmParameters of = AlgorithmParameters.getInstance(SCHEME);
            of.init(with);
            // The JDK writes the parameters of its name for the scheme only under the standard's.
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("PBES2");
            parameters.init(of.getEncoded());
            byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, passphrase, with).doFinal(pkcs8);
            return new EncryptedPrivateKeyInfo(parameters, encrypted).getEncoded();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("every JDK has " + SCHEME, e);
        }
    }

    /**
     * @param file its name, for errors
     * @throws UnreadableFileException where it is no such key or the passphrase is another
     */
    static byte[] decrypt(String file, byte[] encrypted, char[] passphrase) {
        PBEParameterSpec with;
        EncryptedPrivateKeyInfo info;
        try {
            info = new EncryptedPrivateKeyInfo(encrypted);
            AlgorithmParameters parameters = info.getAlgParameters();
            // The JDK tells the parts of PBES2 by the name that its parameters print.
            if (parameters == null || !parameters.toString().equals(SCHEME)) {
                throw unreadable(
                        file, "is not encrypted by PBES2 with PBKDF2-HMAC-SHA256 and AES-256-CBC");
            }
            with = parameters.getParameterSpec(PBEParameterSpec.class);
        } catch (GeneralSecurityException | IOException e) {
            throw unreadable(file, "is not an encrypted PKCS#8 key");
        }
        if (with.getIterationCount() > MOST_ITERATIONS) {
            throw unreadable(file, "asks for more than " + MOST_ITERATIONS + " iterations");
        }
        try {
            return cipher(Cipher.DECRYPT_MODE, passphrase, with).doFinal(info.getEncryptedData());
        } catch (GeneralSecurityException e) {
            throw unreadable(file, "cannot be opened with this passphrase");
        }
    }

    /**
     * The key is derived by hand because the JDK's own factory for this scheme refuses passphrases
     * that are not ASCII; like OpenSSL, it is the passphrase's UTF-8 that counts.
     */
    private static Cipher cipher(int mode, char[] passphrase, PBEParameterSpec with)
            throws GeneralSecurityException {
        PBEKeySpec spec =
                new PBEKeySpec(passphrase, with.getSalt(), with.getIterationCount(), KEY_BITS);
        byte[] key =
                SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                        .generateSecret(spec)
                        .getEncoded();
        spec.clearPassword();
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), with.getParameterSpec());
        Arrays.fill(key, (byte) 0);
        return cipher;
    }

    private static UnreadableFileException unreadable(String file, String detail) {
        return new UnreadableFileException(file, "ENCRYPTED PRIVATE KEY", detail);
    }
}
