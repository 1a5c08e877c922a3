package dev.semanticpassport.passport;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

/** Gives the service under test fresh keys of its own. */
public class ServiceSecrets implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return Map.of("passport.sealing-key", drawn(), "passport.service-key", drawn());
    }

    @Override
    public void stop() {}

    private static String drawn() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}
