/** A population of tiny models and adapters whose descent is known, and what is told of it. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.local.bench.lineage;
