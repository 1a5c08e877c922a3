/** How many calls an endpoint gets at once, and when one is left alone. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.probe.pacing;
