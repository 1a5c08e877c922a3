/**
 * From scores of probes, variant by variant, to the knock-out map: which parts of an adapter its
 * ideas need, which suffice for them, and whether declared bindings hold.
 */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.core.imprint.knockout;
