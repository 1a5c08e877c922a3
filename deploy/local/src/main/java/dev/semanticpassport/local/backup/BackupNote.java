package dev.semanticpassport.local.backup;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.time.Instant;

/**
 * What stands first in a backup and says what it is.
 *
 * @param format of the file; this code reads {@link #FORMAT} alone
 * @param database what its database files can be read by
 * @param takenAt when it was begun
 * @param keys whether it holds keys: the platform's own, endpoints' and authors'
 */
record BackupNote(int format, String database, Instant takenAt, boolean keys) {
    static final int FORMAT = 1;
    static final String NAME = "backup.json";

    private static final ObjectMapper JSON =
            new ObjectMapper().registerModule(new JavaTimeModule());

    byte[] bytes() throws IOException {
        return JSON.writeValueAsBytes(this);
    }

    /**
     * @throws IOException when it is no such note
     */
    static BackupNote read(byte[] bytes) throws IOException {
        if (JSON.readTree(bytes).path("format").asInt() != FORMAT) {
            throw new IOException(
                    "a backup of format %s; this version reads format %d"
                            .formatted(JSON.readTree(bytes).path("format"), FORMAT));
        }
        return JSON.readValue(bytes, BackupNote.class);
    }
}
