package dev.semanticpassport.passport.secrets.adapter;

import dev.semanticpassport.core.signing.Sealing;
import dev.semanticpassport.core.signing.SealingKey;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads the sealing keys once, at the start, which fails without one. */
@Singleton
final class SealingSource {
    private static final String KEY = "passport.sealing-key";
    private static final String OLDER = "passport.sealing-keys-older";

    private final Sealing sealing;

    SealingSource(
            @ConfigProperty(name = KEY) Optional<String> key,
            @ConfigProperty(name = OLDER) Optional<List<String>> older) {
        this.sealing =
                new Sealing(
                        read(
                                KEY,
                                key.orElseThrow(() ->
                                        new IllegalStateException(
                                                KEY
                                                        + " is missing: give 32 random bytes in"
                                                        + " base64, for instance of `openssl"
                                                        + " rand -base64 32`, and keep them; what"
                                                        + " authors store is sealed under them"))),
                        older.orElse(List.of()).stream().map(text -> read(OLDER, text)).toList());
    }

    @Produces
    @Singleton
    Sealing sealing() {
        return sealing;
    }

    void checkAtStart(@Observes StartupEvent start) {
        // the constructor has checked
    }

    private static SealingKey read(String property, String base64) {
        try {
            return SealingKey.fromBase64(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(property + ": " + e.getMessage(), e);
        }
    }
}
