package dev.semanticpassport.probe.adapter.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Endpoint keys, a file each, read at every use, so that a changed key is used at once and none
 * stays in memory. Blocks.
 *
 * <p>Requests choose the endpoint and the key's name, so whoever may request a verification could
 * have a key sent to a server of their own. A file {@code NAME.hosts} beside a key closes that: its
 * lines are the hosts, {@code HOST} or {@code HOST:PORT}, that get this key, and no other does.
 */
final class Secrets {

    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";
    private static final String HOSTS = ".hosts";
    private static final int MOST_BYTES = 8 * 1024;

    private final Optional<Path> folder;

    Secrets(Optional<Path> folder) {
        this.folder = folder;
    }

    /** The secret, if it may go to that host. */
    Secret find(String name, String host, int port) {
        if (!name.matches(NAME) || name.endsWith(HOSTS)) {
            return new Secret.Missing("not the name of a secret");
        }
        if (folder.isEmpty()) {
            return new Secret.Missing("secret " + name + " is not here: no folder of secrets");
        }
        try {
            Path file = folder.get().resolve(name);
            if (!Files.isRegularFile(file)) {
                return new Secret.Missing("secret " + name + " is not here");
            }
            if (!mayGo(name, host, port)) {
                return new Secret.Missing("secret " + name + " is not for this endpoint");
            }
            String value = read(file).strip();
            return sendable(value)
                    ? new Secret.Here(value)
                    : new Secret.Missing("secret " + name + " is empty or no header can hold it");
        } catch (IOException e) {
            return new Secret.Missing("secret " + name + " cannot be read");
        }
    }

    private boolean mayGo(String name, String host, int port) throws IOException {
        Path hosts = folder.orElseThrow().resolve(name + HOSTS);
        return !Files.exists(hosts)
                || read(hosts)
                        .lines()
                        .map(String::strip)
                        .anyMatch(line ->
                                line.equalsIgnoreCase(host)
                                        || line.equalsIgnoreCase(host + ":" + port));
    }

    private static String read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IOException("longer than " + MOST_BYTES + " bytes");
            }
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new IOException("not text", e);
        }
    }

    /** Printable ASCII: a line break within would forge a header. */
    private static boolean sendable(String value) {
        return !value.isEmpty() && value.chars().allMatch(c -> c >= 32 && c < 127);
    }
}
