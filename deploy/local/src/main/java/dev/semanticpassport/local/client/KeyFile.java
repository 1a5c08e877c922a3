package dev.semanticpassport.local.client;

import dev.semanticpassport.core.signing.SigningKey;
import dev.semanticpassport.core.signing.VerificationKey;
import dev.semanticpassport.local.platform.OwnerOnly;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

/** A file with an author's key: the private half under a passphrase, the public half beside it. */
public final class KeyFile {
    private final Path file;

    public KeyFile(Path file) {
        this.file = file;
    }

    /**
     * Writes a new key, for its owner alone.
     *
     * @throws IllegalStateException where a file is there already: a key is never overwritten
     */
    public void write(SigningKey key, char[] passphrase, SecureRandom random) throws IOException {
        if (Files.exists(file)) {
            throw new IllegalStateException(file + " is there already; a key is never overwritten");
        }
        OwnerOnly.write(
                file, key.encryptedPem(passphrase, random).getBytes(StandardCharsets.US_ASCII));
    }

    /** The whole key. */
    public SigningKey open(char[] passphrase, SecureRandom random) throws IOException {
        return SigningKey.fromEncryptedPem(
                file.toString(), Files.readString(file), passphrase, random);
    }

    /** The public half, which needs no passphrase. */
    public VerificationKey publicHalf() throws IOException {
        return VerificationKey.fromPem(file.toString(), Files.readString(file));
    }
}
