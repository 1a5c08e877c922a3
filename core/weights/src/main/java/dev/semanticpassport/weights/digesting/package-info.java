/** By which digests weights are known again. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.weights.digesting;
