/** Beacons: composed, frozen, keyed by the author, opened one by one, and read from answers. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.core.beacons;
