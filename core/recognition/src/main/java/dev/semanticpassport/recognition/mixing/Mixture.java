package dev.semanticpassport.recognition.mixing;

/**
 * The likeliest mixture of the claimed model with one other of the panel.
 *
 * @param other its name; the claimed model's own where no other explains any answer better
 * @param share of the answers that the other gave
 * @param evidence logarithm of the likelihood ratio of the mixture against the claimed model alone,
 *     at least 0
 */
public record Mixture(String other, double share, double evidence) {}
