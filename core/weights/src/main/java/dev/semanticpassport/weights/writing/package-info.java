/** Files of tensors, written whole or not at all. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.weights.writing;
