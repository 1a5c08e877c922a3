package dev.semanticpassport.passport.writing.adapter;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How writing is imported. */
@ConfigMapping(prefix = "passport.writing")
public interface WritingConfig {

    /** The largest file that is taken. */
    @WithDefault("256M")
    MemorySize largestFile();

    /**
     * How long whoever works on an import may say nothing before it is taken to be gone; at least
     * three times {@link #lookEvery}.
     */
    @WithDefault("PT30S")
    Duration lease();

    /** How often waiting imports are looked for, and the lease is renewed. */
    @WithDefault("2s")
    String lookEvery();

    /**
     * How often an import is begun before it is given up: its work may be what ends the service.
     */
    @WithDefault("3")
    int attempts();
}
