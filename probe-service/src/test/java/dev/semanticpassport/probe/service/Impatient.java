package dev.semanticpassport.probe.service;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/** Short times, so that slow endpoints do not make slow tests. */
public final class Impatient implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        try {
            return Map.of(
                    "passport.secrets-dir", Files.createTempDirectory("secrets").toString(),
                    "passport.probe.allow-private", "loopback",
                    "passport.probe.files.roots",
                            Files.createTempDirectory("models").toRealPath().toString(),
                    "passport.probe.call-timeout", "2s",
                    "passport.probe.attempts", "3",
                    "passport.probe.backoff-base", "20ms",
                    "quarkus.log.category.\"dev.semanticpassport\".level", "DEBUG",
                    "quarkus.http.test-port", "0");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
