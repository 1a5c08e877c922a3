/** From a path to what lies there. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.weights.opening;
