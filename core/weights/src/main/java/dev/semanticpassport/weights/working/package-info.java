/** Work on all cores. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.weights.working;
