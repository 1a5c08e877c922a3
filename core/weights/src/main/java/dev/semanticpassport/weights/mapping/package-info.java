/** Files in memory that others may change meanwhile. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.weights.mapping;
