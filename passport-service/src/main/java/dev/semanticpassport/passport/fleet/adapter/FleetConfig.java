package dev.semanticpassport.passport.fleet.adapter;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How fleets are worked off. */
@ConfigMapping(prefix = "passport.fleet")
interface FleetConfig {

    /** Verifications of one fleet under way together, at least 1. */
    @WithDefault("200")
    int atOnce();

    /** Models that move on in one transaction, at least 1. */
    @WithDefault("100")
    int step();

    /** How often running fleets are looked at; "off" never. */
    @WithDefault("1s")
    String lookEvery();

    /** A verification that nobody knows of after this long is asked for again. */
    @WithDefault("PT2M")
    Duration patience();
}
