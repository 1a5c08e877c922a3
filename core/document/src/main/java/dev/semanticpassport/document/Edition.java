package dev.semanticpassport.document;

import dev.semanticpassport.core.signing.Sha256;
import java.util.Optional;
import java.util.UUID;

/**
 * Which passport, and which revision of it.
 *
 * @param revision from 1
 * @param previous digest of the document of the revision before; empty for the first
 * @param name the model's
 * @param author who makes the passport
 */
public record Edition(
        UUID passportId, int revision, Optional<Sha256> previous, String name, String author) {
    public Edition {
        if (revision < 1 || (revision == 1) != previous.isEmpty()) {
            throw new IllegalArgumentException(
                    "the first revision has no previous one, and every later one has");
        }
        if (name.isBlank() || author.isBlank()) {
            throw new IllegalArgumentException("a passport names its model and its author");
        }
    }

    /**
     * The edition that follows this one.
     *
     * @param digest of this one's document, as it was stored
     */
    public Edition next(Sha256 digest) {
        return new Edition(passportId, revision + 1, Optional.of(digest), name, author);
    }
}
