/** Adapters with the change of some modules removed, or kept alone, as files. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.weights.variants;
