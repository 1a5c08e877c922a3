package dev.semanticpassport.messaging.measuring;

/** What every service's enum of metrics implements: each constant is one figure. */
public interface Measured {

    Figure figure();
}
