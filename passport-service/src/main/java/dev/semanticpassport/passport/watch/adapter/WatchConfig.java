package dev.semanticpassport.passport.watch.adapter;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How watches are worked off. */
@ConfigMapping(prefix = "passport.watch")
interface WatchConfig {

    /** How often due watches are looked for; "off" never. */
    @WithDefault("2s")
    String lookEvery();

    /** How soon a verification that runs is looked at again. */
    @WithDefault("PT3S")
    Duration pause();

    /** A verification that nobody knows of after this long is asked for again. */
    @WithDefault("PT2M")
    Duration patience();

    /** The shortest time between two looks that anybody may ask for. */
    @WithDefault("PT1M")
    Duration leastEvery();
}
