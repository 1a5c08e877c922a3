/** From stored numbers to numbers. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.weights.decoding;
