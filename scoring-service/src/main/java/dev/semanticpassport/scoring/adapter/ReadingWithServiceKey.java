package dev.semanticpassport.scoring.adapter;

import dev.semanticpassport.core.beacons.ServiceKey;
import dev.semanticpassport.scoring.reading.ReadingAnswers;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Reads answers under the configured service key; without a sound one the service does not start.
 */
@Singleton
class ReadingWithServiceKey {

    @Startup
    @Produces
    @Singleton
    ReadingAnswers readingAnswers(
            @ConfigProperty(name = "passport.service-key") Optional<String> key,
            @ConfigProperty(name = "passport.service-key-file") Optional<Path> file) {
        String base64 =
                key.or(() -> file.map(ReadingWithServiceKey::content))
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "The service key is missing: set passport.service-key (PASSPORT_SERVICE_KEY)"
                                                + " to 32 bytes in base64, or passport.service-key-file to a file"
                                                + " that holds them"));
        return new ReadingAnswers(ServiceKey.fromBase64(base64));
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    "passport.service-key-file cannot be read: " + file, unreadable);
        }
    }
}
