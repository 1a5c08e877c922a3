package dev.semanticpassport.probe.asking;

import java.util.UUID;

/**
 * An outcome as it is told.
 *
 * @param asking new for each asking; two for one probe show that it was paid twice
 */
public record Told(UUID asking, Ended ended) {}
