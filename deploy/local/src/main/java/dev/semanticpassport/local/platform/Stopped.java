package dev.semanticpassport.local.platform;

import java.time.Duration;

/**
 * How a process ended that was told to.
 *
 * @param took from SIGTERM to its end
 * @param exitCode 143 for a JVM that ended by SIGTERM, 137 for one that had to be killed
 */
public record Stopped(Duration took, int exitCode) {}
