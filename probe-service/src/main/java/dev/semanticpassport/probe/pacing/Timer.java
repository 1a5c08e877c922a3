package dev.semanticpassport.probe.pacing;

import java.time.Duration;

/** Runs something later; the edge brings a real one, tests a virtual one. */
@FunctionalInterface
public interface Timer {
    void after(Duration delay, Runnable action);
}
