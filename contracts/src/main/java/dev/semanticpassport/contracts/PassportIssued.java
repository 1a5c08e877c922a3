package dev.semanticpassport.contracts;

import java.util.UUID;

@Described("A passport, or a new revision of one, was written and logged.")
public record PassportIssued(
        @Described("The passport.") UUID passportId,
        @Described("Its revision, from 1.") int revision,
        @Described("The model's name.") String name,
        @Described("SHA-256 of the passport's canonical JSON, in hex.") String digest,
        @Described("Its position in the log.") long logIndex)
        implements Event {
    public PassportIssued {
        Checks.present(passportId, "passportId");
        Checks.that(revision >= 1, "revision must be at least 1");
        Checks.text(name, "name", 256);
        Checks.sha256(digest, "digest");
        Checks.that(logIndex >= 0, "logIndex must not be negative");
    }

    @Override
    public Topic topic() {
        return Topic.PASSPORT_ISSUED;
    }

    @Override
    public String key() {
        return passportId.toString();
    }

    @Override
    public String id() {
        return passportId + ":" + revision;
    }
}
