package dev.semanticpassport.passport.verification.adapter;

import dev.semanticpassport.core.beacons.ServiceKey;
import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What comes from outside the code: the key shared with scoring-service, and the time. */
class SharedKey {

    /** Read at the start, so that a service without its key never says that it is ready. */
    @Startup
    @Singleton
    @Produces
    ServiceKey serviceKey(
            @ConfigProperty(name = "passport.service-key") Optional<String> key,
            @ConfigProperty(name = "passport.service-key-file") Optional<Path> file) {
        String base64 =
                key.or(() -> file.map(SharedKey::content))
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "passport.service-key (environment PASSPORT_SERVICE_KEY)"
                                                + " is missing: 32 bytes in base64, the same in"
                                                + " passport-service and scoring-service"));
        return ServiceKey.fromBase64(base64.strip());
    }

    @DefaultBean
    @ApplicationScoped
    @Produces
    Clock clock() {
        return Clock.systemUTC();
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("passport.service-key-file cannot be read: " + file, e);
        }
    }
}
