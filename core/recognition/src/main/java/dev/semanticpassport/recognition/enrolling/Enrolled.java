package dev.semanticpassport.recognition.enrolling;

import dev.semanticpassport.recognition.learning.Portrait;

/** A model of a panel. */
public record Enrolled(String name, String family, Portrait portrait) {}
