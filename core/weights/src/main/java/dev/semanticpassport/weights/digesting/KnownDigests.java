package dev.semanticpassport.weights.digesting;

import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.weights.mapping.FileIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Digests of files that were read before, by the files' identity. A file that was written to within
 * the last seconds is not remembered: it could be written to again without another time of
 * modification. Safe for use by several threads.
 */
public final class KnownDigests {
    /** The coarsest clock of file systems in use (FAT's). */
    static final Duration CLOCK = Duration.ofSeconds(2);

    /** Files that are remembered; what comes later is digested each time. */
    static final int MOST = 200_000;

    private static final Pattern LINE =
            Pattern.compile("([0-9a-f]{64})\t([0-9]{1,18})\t(-?[0-9]{1,12})\t([0-9]{1,9})\t(.+)");

    private final Map<FileIdentity, Sha256> known = new ConcurrentHashMap<>();
    private final Optional<Path> file;

    private KnownDigests(Optional<Path> file) {
        this.file = file;
    }

    /** Remembers nothing beyond its own life. */
    public static KnownDigests inMemory() {
        return new KnownDigests(Optional.empty());
    }

    /**
     * Remembers in a file, a line for each digest; lines that cannot be read are passed over.
     *
     * @throws IOException when the file is there and cannot be read
     */
    public static KnownDigests in(Path file) throws IOException {
        KnownDigests digests = new KnownDigests(Optional.of(file));
        if (Files.exists(file)) {
            try (Stream<String> lines = Files.lines(file)) {
                lines.forEach(digests::read);
            }
        }
        return digests;
    }

    /** The digest of a file in this state, if it is known. */
    public Optional<Sha256> of(FileIdentity identity) {
        return Optional.ofNullable(known.get(identity));
    }

    /**
     * Remembers a digest.
     *
     * @param now when the file was read
     */
    public void remember(FileIdentity identity, Sha256 digest, Instant now) throws IOException {
        boolean settled = identity.modified().isBefore(now.minus(CLOCK));
        if (!settled
                || identity.key().isEmpty()
                || known.size() >= MOST
                || known.put(identity, digest) != null) {
            return;
        }
        if (file.isPresent()) {
            Instant modified = identity.modified();
            String line =
                    String.join(
                            "\t",
                            digest.hex(),
                            Long.toString(identity.sizeBytes()),
                            Long.toString(modified.getEpochSecond()),
                            Integer.toString(modified.getNano()),
                            identity.key());
            Files.writeString(
                    file.get(), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }

    /** A line cut by a crash is passed over: it costs one digest more. */
    private void read(String line) {
        Matcher cells = LINE.matcher(line);
        if (cells.matches() && known.size() < MOST) {
            known.put(
                    new FileIdentity(
                            cells.group(5),
                            Long.parseLong(cells.group(2)),
                            Instant.ofEpochSecond(
                                    Long.parseLong(cells.group(3)),
                                    Long.parseLong(cells.group(4)))),
                    Sha256.parse(cells.group(1)));
        }
    }
}
