/** Knows models again by their answers. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.recognition;
