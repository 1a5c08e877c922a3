package dev.semanticpassport.document.digesting;

import dev.semanticpassport.core.signing.Sha256;

/**
 * One file of a model.
 *
 * @param name its path within the model's folder, with '/', neither absolute nor leading out of it
 * @param digest SHA-256 of its bytes
 */
public record FileDigest(String name, Sha256 digest) {
    public FileDigest {
        boolean leadsOut =
                name.isEmpty()
                        || name.startsWith("/")
                        || java.util.Arrays.stream(name.split("/", -1))
                                .anyMatch(part ->
                                        part.isEmpty() || part.equals(".") || part.equals(".."));
        if (leadsOut || name.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "a file's name is a path within the model's folder, with '/'");
        }
    }
}
