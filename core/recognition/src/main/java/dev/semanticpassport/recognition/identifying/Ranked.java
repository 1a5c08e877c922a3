package dev.semanticpassport.recognition.identifying;

/**
 * A model of the panel, and how like it the answers are.
 *
 * @param logRatio natural logarithm of the likelihood ratio of "the same model" against "another"
 */
public record Ranked(String name, String family, double logRatio) {}
