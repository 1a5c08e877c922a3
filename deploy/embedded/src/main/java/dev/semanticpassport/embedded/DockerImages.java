package dev.semanticpassport.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which images a Docker daemon has. */
final class DockerImages {
    private static final Pattern NAME = Pattern.compile("\"([a-z0-9./_-]+:[A-Za-z0-9._-]+)\"");

    private DockerImages() {}

    /** Their names with tags; empty where no daemon answers within the patience. */
    static Set<String> present(Path socket, Duration patience) {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            return CompletableFuture.supplyAsync(
                            () -> names(ask(channel, socket)), Thread::startVirtualThread)
                    .completeOnTimeout(Set.of(), patience.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (IOException | CompletionException | UnsupportedOperationException nobody) {
            return Set.of();
        }
    }

    private static String ask(SocketChannel channel, Path socket) {
        try {
            channel.connect(UnixDomainSocketAddress.of(socket));
            channel.write(
                    ByteBuffer.wrap(
                            "GET /images/json HTTP/1.0\r\nHost: docker\r\n\r\n".getBytes(UTF_8)));
            return new String(Channels.newInputStream(channel).readAllBytes(), UTF_8);
        } catch (IOException nobody) {
            return "";
        }
    }

    private static Set<String> names(String answer) {
        Set<String> names = new HashSet<>();
        Matcher name = NAME.matcher(answer);
        while (name.find()) {
            names.add(name.group(1));
        }
        return names;
    }
}
