package dev.semanticpassport.probe.service;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Few and short pauses, so that endpoints that fail do not make slow tests, and room for one large
 * body.
 */
public class Impatient implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "passport.secrets-dir",
                folder("secrets").toString(),
                "passport.probe.allow-private",
                "loopback",
                "passport.probe.files.roots",
                folder("models").toString(),
                "passport.probe.attempts",
                "3",
                "passport.probe.bodies-room",
                "1",
                "passport.probe.backoff-base",
                "20ms",
                "quarkus.log.category.\"dev.semanticpassport\".level",
                "DEBUG",
                "quarkus.http.test-port",
                "0");
    }

    /** A new folder that goes with what was built. */
    static Path folder(String name) {
        try {
            return Files.createTempDirectory(Path.of("target").toRealPath(), name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Ends calls that take a moment. Any call may take that long where the machine is busy, so this
     * is only for endpoints whose answer does not end.
     */
    public static final class OfCalls extends Impatient {
        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> overrides = new HashMap<>(super.getConfigOverrides());
            overrides.put("passport.probe.call-timeout", "500ms");
            return overrides;
        }
    }
}
