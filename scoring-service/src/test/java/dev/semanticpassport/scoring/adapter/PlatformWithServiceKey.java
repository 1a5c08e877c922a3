package dev.semanticpassport.scoring.adapter;

import dev.semanticpassport.embedded.PlatformResource;
import dev.semanticpassport.scoring.MadeUp;
import java.util.HashMap;
import java.util.Map;

/** The platform, and the key under which the made-up targets are digested. */
public class PlatformWithServiceKey extends PlatformResource {
    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(super.start());
        settings.put("passport.service-key", MadeUp.SERVICE_KEY_BASE64);
        return settings;
    }
}
