/** What an adapter, or training, changed, and where. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.weights.changes;
