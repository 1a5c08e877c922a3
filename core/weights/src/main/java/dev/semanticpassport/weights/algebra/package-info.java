/** Singular values of what is never formed. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.weights.algebra;
