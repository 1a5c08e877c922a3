/** What files of weights and adapters hold. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.weights;
