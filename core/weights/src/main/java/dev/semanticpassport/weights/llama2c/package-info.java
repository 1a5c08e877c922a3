/** Files of llama2.c. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.weights.llama2c;
