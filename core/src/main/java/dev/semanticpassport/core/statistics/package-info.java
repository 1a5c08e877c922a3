/**
 * What answers are worth: the audit of beacons, survival with its limits, e-values of many models,
 * and the exact and simulated behaviour of these tests.
 *
 * <p>Everything that a verdict depends on is computed with {@link StrictMath} or the four
 * operations, in a fixed order, so that the same answers give the same digits on every machine.
 */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.core.statistics;
