/** How fast weights are read, beside what others use. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.local.bench.weights;
