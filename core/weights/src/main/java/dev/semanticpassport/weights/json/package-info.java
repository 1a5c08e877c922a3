/** JSON that nobody vouches for, within bounds. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.weights.json;
