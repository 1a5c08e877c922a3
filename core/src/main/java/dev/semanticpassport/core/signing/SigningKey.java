package dev.semanticpassport.core.signing;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;

/** The private half of an author's or log's key, with its public half. Hides itself in text. */
public final class SigningKey {

    private final PrivateKey key;
    private final VerificationKey verificationKey;

    private SigningKey(PrivateKey key, VerificationKey verificationKey) {
        this.key = key;
        this.verificationKey = verificationKey;
    }

    /** Draws a new key. */
    public static SigningKey generate(SignatureScheme scheme, SecureRandom random) {
        AlgorithmParameterSpec parameters =
                switch (scheme) {
                    case ED25519 -> NamedParameterSpec.ED25519;
                    case P256 -> new ECGenParameterSpec(SignatureScheme.P256_CURVE);
                };
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(scheme.keyAlgorithm());
            generator.initialize(parameters, random);
            KeyPair pair = generator.generateKeyPair();
            return new SigningKey(pair.getPrivate(), VerificationKey.of(pair.getPublic()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + scheme, e);
        }
    }

    /**
     * Reads a file with a {@code PRIVATE KEY} block (PKCS#8) and the {@code PUBLIC KEY} block that
     * belongs to it. Both are needed because the JDK derives no public key from a private one.
     */
    public static SigningKey fromPem(String file, String pem, SecureRandom random) {
        return pair(file, pem, Pem.block(file, pem, "PRIVATE KEY"), random);
    }

    /**
     * Reads a file with an {@code ENCRYPTED PRIVATE KEY} block (PKCS#8, PBES2) and the {@code
     * PUBLIC KEY} block that belongs to it.
     */
    public static SigningKey fromEncryptedPem(
            String file, String pem, char[] passphrase, SecureRandom random) {
        byte[] encrypted = Pem.block(file, pem, "ENCRYPTED PRIVATE KEY");
        return pair(file, pem, KeyEncryption.decrypt(file, encrypted, passphrase), random);
    }

    private static SigningKey pair(String file, String pem, byte[] pkcs8, SecureRandom random) {
        VerificationKey verificationKey = VerificationKey.fromPem(file, pem);
        try {
            PrivateKey key =
                    KeyFactory.getInstance(verificationKey.scheme().keyAlgorithm())
                            .generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            SigningKey pair = new SigningKey(key, verificationKey);
            byte[] trial = new byte[Sha256.BYTES];
            if (!verificationKey.verify(trial, pair.sign(trial, random))) {
                throw new UnreadableFileException(
                        file, "PRIVATE KEY", "does not belong to the file's public key");
            }
            return pair;
        } catch (GeneralSecurityException | IllegalStateException e) {
            throw new UnreadableFileException(
                    file, "PRIVATE KEY", "is not a PKCS#8 key of the public key's kind");
        }
    }

    /** Both blocks in PEM. Whoever writes them to a file gives the file to its owner alone. */
    public String exposePem() {
        return Pem.write("PRIVATE KEY", key.getEncoded()) + verificationKey.pem();
    }

    /**
     * Both blocks in PEM, the private one encrypted under the passphrase; its characters count in
     * UTF-8.
     */
    public String encryptedPem(char[] passphrase, SecureRandom random) {
        if (passphrase.length == 0) {
            throw new IllegalArgumentException("a passphrase is not empty");
        }
        byte[] encrypted = KeyEncryption.encrypt(key.getEncoded(), passphrase, random);
        return Pem.write("ENCRYPTED PRIVATE KEY", encrypted) + verificationKey.pem();
    }

    public VerificationKey verificationKey() {
        return verificationKey;
    }

    /**
     * Signs the message.
     *
     * @param random only ECDSA draws from it; an Ed25519 signature is a function of key and message
     */
    public byte[] sign(byte[] message, SecureRandom random) {
        try {
            Signature signer = Signature.getInstance(verificationKey.scheme().signatureAlgorithm());
            signer.initSign(key, random);
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key cannot sign", e);
        }
    }

    @Override
    public String toString() {
        return "SigningKey[hidden]";
    }
}
