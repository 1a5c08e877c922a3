package dev.semanticpassport.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The System V segment by which PostgreSQL knows that processes of an earlier server still live.
 * Only Linux shows who is attached; elsewhere nothing is known and nothing is waited for.
 *
 * @param id the segment's number
 */
record SharedMemory(String id) {
    private static final Path SEGMENTS = Path.of("/proc/sysvipc/shm");

    /** The line of postmaster.pid that holds key and number of the segment, from 0. */
    private static final int LINE = 6;

    private static final int ID_COLUMN = 1;
    private static final int ATTACHED_COLUMN = 6;

    static Optional<SharedMemory> ofPidFile(List<String> lines) {
        if (lines.size() <= LINE) {
            return Optional.empty();
        }
        String[] keyAndId = lines.get(LINE).strip().split("\\s+", -1);
        return keyAndId.length < 2 ? Optional.empty() : Optional.of(new SharedMemory(keyAndId[1]));
    }

    boolean isAttached() {
        if (!Files.isReadable(SEGMENTS)) {
            return false;
        }
        try (var lines = Files.lines(SEGMENTS)) {
            return lines.map(line -> line.strip().split("\\s+", -1))
                    .anyMatch(columns ->
                            columns.length > ATTACHED_COLUMN
                                    && columns[ID_COLUMN].equals(id)
                                    && !"0".equals(columns[ATTACHED_COLUMN]));
        } catch (IOException gone) {
            return false;
        }
    }
}
