package dev.semanticpassport.recognition.enrolling;

import dev.semanticpassport.recognition.learning.Portrait;
import dev.semanticpassport.recognition.learning.Spread;

/**
 * A model of a panel.
 *
 * @param spread how its answers vary around the portrait
 */
public record Enrolled(String name, String family, Portrait portrait, Spread spread) {}
