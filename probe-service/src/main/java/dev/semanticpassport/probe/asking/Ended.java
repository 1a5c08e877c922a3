package dev.semanticpassport.probe.asking;

import dev.semanticpassport.contracts.Effort;
import dev.semanticpassport.contracts.Outcome;

/** How a probe ended and what it cost. */
public record Ended(Outcome outcome, Effort effort) {}
