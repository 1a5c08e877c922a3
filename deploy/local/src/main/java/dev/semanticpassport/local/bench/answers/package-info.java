/** Benches on recorded answers of many models. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.local.bench.answers;
