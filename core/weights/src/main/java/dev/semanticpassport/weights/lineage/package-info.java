/** Whether models or adapters share weights, from their weights. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.weights.lineage;
