/** Files in the GGUF format. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.weights.gguf;
