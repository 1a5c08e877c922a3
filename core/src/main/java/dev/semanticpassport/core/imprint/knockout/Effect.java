package dev.semanticpassport.core.imprint.knockout;

/**
 * A mean over probes, with limits that hold for however few of them.
 *
 * @param probes that were answered by both sides
 * @param mean of the paired differences
 * @param low the mean is above this with the stated confidence
 * @param high the mean is below this with the stated confidence
 */
public record Effect(int probes, double mean, double low, double high) {}
