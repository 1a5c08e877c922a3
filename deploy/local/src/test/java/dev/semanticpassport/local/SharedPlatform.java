package dev.semanticpassport.local;

import dev.semanticpassport.local.bench.kills.Undertaking;
import dev.semanticpassport.local.client.Events;
import dev.semanticpassport.local.platform.Layout;
import dev.semanticpassport.local.platform.Options;
import dev.semanticpassport.local.platform.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One whole platform for all end-to-end tests of this module: real processes, thrown away at the
 * end.
 */
final class SharedPlatform {
    private static @Nullable SharedPlatform shared;

    private final Platform platform;
    private final Events events;

    private SharedPlatform(Path folder) {
        platform =
                Platform.start(
                        Layout.of(folder),
                        Undertaking.hasty(
                                Options.everything()
                                        .outspoken()
                                        .lookingAt(List.of(files(folder)), null)),
                        (replica, what) -> System.out.println(replica.label() + " " + what));
        events = new Events(platform.kafka(), "sempass.", Clock.systemUTC());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(folder)));
    }

    static synchronized SharedPlatform get() {
        if (shared == null) {
            try {
                shared = new SharedPlatform(Files.createTempDirectory("passport-end-to-end"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return shared;
    }

    /** Where files lie that may be looked at. */
    static Path files(Path data) {
        return data.resolve("files");
    }

    Platform platform() {
        return platform;
    }

    Events events() {
        return events;
    }

    private void end(Path folder) {
        events.close();
        platform.close();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            System.err.println("cannot remove " + folder + ": " + e);
        }
    }
}
