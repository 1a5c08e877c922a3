package dev.semanticpassport.weights.digesting;

import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.weights.mapping.FileIdentity;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
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

/**
 * Digests of files that were read before, by the files' identity. Processes that remember in one
 * file share them. A file that was written to within the last seconds is not remembered: it could
 * be written to again without another time of modification. Safe for use by several threads.
 */
public final class KnownDigests {
    /** The coarsest clock of file systems in use (FAT's). */
    static final Duration CLOCK = Duration.ofSeconds(2);

    /** Files that are remembered; what comes later is digested each time. */
    static final int MOST = 200_000;

    private static final int MOST_BYTES = 64 << 20;

    private static final Pattern LINE =
            Pattern.compile("([0-9a-f]{64})\t([0-9]{1,18})\t(-?[0-9]{1,12})\t([0-9]{1,9})\t(.+)");

    private final Map<FileIdentity, Sha256> known = new ConcurrentHashMap<>();
    private final Optional<Path> file;
    private long readTo;

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
            digests.readOn(file);
        }
        return digests;
    }

    /** The digest of a file in this state, if it is known. */
    public Optional<Sha256> of(FileIdentity identity) {
        Sha256 digest = known.get(identity);
        if (digest == null && file.isPresent() && Files.exists(file.get())) {
            try {
                readOn(file.get());
            } catch (IOException e) {
                // unknown is only slower
                return Optional.empty();
            }
            digest = known.get(identity);
        }
        return Optional.ofNullable(digest);
    }

    /** Reads what this process, and others with the same file, have written since. */
    private synchronized void readOn(Path from) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(from)) {
            channel.position(readTo);
            String text =
                    new String(
                            Channels.newInputStream(channel).readNBytes(MOST_BYTES),
                            StandardCharsets.UTF_8);
            // a line that is being written is read once it is whole
            String whole = text.substring(0, text.lastIndexOf('\n') + 1);
            whole.lines().forEach(this::read);
            readTo += whole.getBytes(StandardCharsets.UTF_8).length;
        }
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
