package dev.semanticpassport.local.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The platform's own keys: drawn at its first start, kept beside its data, readable by the owner.
 */
public final class PlatformKeys {
    private final Path folder;
    private final SecureRandom random;

    public PlatformKeys(Path folder, SecureRandom random) {
        this.folder = folder;
        this.random = random;
    }

    /** 32 bytes in base64. */
    public String key(String name) {
        Path file = folder.resolve(name + ".key");
        try {
            if (!Files.exists(file)) {
                byte[] drawn = new byte[32];
                random.nextBytes(drawn);
                OwnerOnly.write(
                        file,
                        Base64.getEncoder().encodeToString(drawn).getBytes(StandardCharsets.UTF_8));
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read or write the key " + file, e);
        }
    }
}
