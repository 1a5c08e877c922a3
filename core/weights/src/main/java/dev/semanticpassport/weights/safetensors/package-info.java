/** Files in the safetensors format. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.weights.safetensors;
