package dev.semanticpassport.scoring.adapter;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much panels may hold, and how comparisons are worked off. */
@ConfigMapping(prefix = "scoring.recognising")
public interface RecognisingConfig {

    /**
     * Bytes of answers that a panel holds at most. Learning takes about ten times as much memory
     * for a moment, and a cohort as much again.
     */
    @WithDefault("16M")
    MemorySize largestPanel();

    /** Versions of panels whose learning is kept in memory, at least 1. */
    @WithDefault("2")
    int keptPanels();

    /** How often verifications that wait for their comparison are looked for; "off" never. */
    @WithDefault("1s")
    String lookEvery();

    /**
     * How long the replica that makes a comparison may say nothing before it is taken to be gone;
     * at least three times {@link #renewEvery}, and longer than its longest pause.
     */
    @WithDefault("PT20S")
    Duration lease();

    /** How often the replica that makes a comparison renews its lease; "off" never. */
    @WithDefault("4s")
    String renewEvery();

    /** How often a comparison is begun before it is given up: it may be what ends the service. */
    @WithDefault("10")
    int attempts();
}
