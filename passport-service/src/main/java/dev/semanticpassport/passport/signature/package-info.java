/** Signatures with beacons, in the order of steps that makes them proof. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.passport.signature;
